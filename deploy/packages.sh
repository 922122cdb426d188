# Sourced by deploy/try and tests/run: makes sure that the Debian packages of some roles are there.
# packages_of ROLE…: their names.   need_packages ROLE…: installs what is missing, or says the one command that does.

here_deploy=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

packages_of() {
  local roles=" $* "
  awk -v roles="$roles" '!/^#/ && NF == 2 && index(roles, " " $1 " ") { print $2 }' "$here_deploy/packages.txt"
}

missing_packages() {
  local package
  for package in $(packages_of "$@"); do
    dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || printf '%s\n' "$package"
  done
}

need_packages() {
  command -v apt-get >/dev/null || { echo "This script knows Debian and Raspberry Pi OS. Elsewhere, install the counterparts of deploy/packages.txt by hand."; return 1; }
  local missing
  missing=$(missing_packages "$@")
  [ -z "$missing" ] && return 0
  local install="apt-get update && apt-get install -y --no-install-recommends $(echo $missing)"
  if [ "$(id -u)" != 0 ]; then
    echo "Some packages are missing. Run this once, then start again:"
    echo
    echo "  sudo sh -c '$install'"
    return 1
  fi
  echo "Installing what is missing: $(echo $missing)"
  export DEBIAN_FRONTEND=noninteractive
  local log
  log=$(mktemp)
  if apt-get update -qq -o DPkg::Lock::Timeout=300 >"$log" 2>&1 &&
     apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 $missing >>"$log" 2>&1; then
    rm -f "$log"
  else
    tail -20 "$log"
    echo "The packages could not be installed; the whole report is in $log."
    return 1
  fi
}
