#pragma once
// What every test of how items come in begins with; included by test files alone, and last.

#include "tests/core/interop/qti/items.h"

using namespace cz;
using namespace cz::tests;
using namespace cz::interop;
using namespace cz::interop::qti;
using Kind = ImportedItem::Kind;
