#!/bin/sh
# Prints the JAVA_HOME of a JDK 25 or newer, wherever this machine keeps one, or says in one sentence how to get it.
set -u
needed=25

major() { # the feature version of the JDK at $1, or nothing when there is none
  [ -x "$1/bin/javac" ] || return 0
  sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

seen=""
consider() {
  [ -n "$1" ] || return 0
  version=$(major "$1")
  [ -n "$version" ] || return 0
  if [ "$version" -ge "$needed" ]; then
    printf '%s\n' "$1"
    exit 0
  fi
  seen="$seen $version"
}

home_of() { # the JDK a `java` binary belongs to, through links
  link=$1
  while [ -L "$link" ]; do
    target=$(readlink "$link")
    case $target in /*) link=$target ;; *) link=$(dirname "$link")/$target ;; esac
  done
  dirname "$(dirname "$link")"
}

consider "${JAVA_HOME:-}"
on_path=$(command -v java || true)
[ -z "$on_path" ] || consider "$(home_of "$on_path")"
home=${HOME:-/nonexistent}
for jdk in /usr/lib/jvm/* /usr/java/* /opt/java/* "$home"/.sdkman/candidates/java/* "$home"/.jdks/* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
  [ ! -d "$jdk" ] || consider "$jdk"
done

found=$(printf '%s\n' $seen | sort -un | tr '\n' ' ' | sed 's/ $//')
echo "Muster needs a JDK $needed or newer${found:+ (found only: $found)}: install one (Temurin $needed, for instance) or point JAVA_HOME at it." >&2
exit 1
