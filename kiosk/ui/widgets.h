#pragma once
// All widgets by one include, for screens.
#include "kiosk/ui/band.h"
#include "kiosk/ui/buttons.h"
#include "kiosk/ui/field.h"
#include "kiosk/ui/frame.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/ink.h"
#include "kiosk/ui/keys.h"
#include "kiosk/ui/navigator.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/ui/sheet.h"
#include "kiosk/ui/sorting.h"
#include "kiosk/ui/states.h"
