# Starts Equinox from a product's folder. Sourced by steward, after common.sh; the caller has set $product and $java_home.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/steward
# A home that can't be written to, as service users have, keeps nobody from working.
if ! { [ -w "$cache" ] || mkdir -p "$cache" 2>/dev/null; }; then
    cache=${TMPDIR:-/tmp}/steward-$(id -u)
    [ -d "$cache" ] || mkdir -m 700 "$cache" 2>/dev/null
    [ -O "$cache" ] || die "neither \$HOME/.cache nor $cache can be written to; set XDG_CACHE_HOME to a folder of yours"
fi

# Sets configuration: Equinox's cache for exactly this build of the product and this way of starting it, outside of it, so
# that it may be read-only.
find_configuration() { # find_configuration command|workbench
    local id=development place
    [ -r "$product/build.id" ] && IFS= read -r id < "$product/build.id"
    place=$(printf '%s' "$product" | cksum)
    configuration=$cache/equinox/${place%% *}/$id/$1
}

# Sets archive: the JVM's archive of loaded classes, valid for one build and one Java.
find_archive() {
    local key version=
    [ -r "$java_home/release" ] && version=$(grep '^JAVA_RUNTIME_VERSION\|^JAVA_VERSION=' "$java_home/release")
    key=$(printf '%s %s' "$java_home" "$version" | cksum)
    archive=$configuration/classes-${key%% *}.jsa
}

# Sets options: what every start of the JVM gets.
common_options() {
    options=(-Xss4m -Xlog:disable -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8
        -Djava.util.logging.config.file="$product/launch/logging.properties"
        -Dlog4j.configuration="file:$product/launch/log4j.properties")
    [ "$(java_major "$java_home")" -ge 24 ] && options+=(--sun-misc-unsafe-memory-access=allow)
    # Names of files and what people write are UTF-8, whatever the locale of a script or a container says.
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in '' | C | POSIX) export LC_ALL=C.UTF-8 ;; esac
}

launcher() { printf '%s' "$product"/plugins/org.eclipse.equinox.launcher_*.jar; }

# What a command's JVM gets: it lives for seconds, so it starts fast rather than running fast for hours.
command_options() { # command_options COMMAND
    options+=(-XX:+UseSerialGC -Djava.awt.headless=true
        "-Dosgi.sharedConfiguration.area=file:$product/configuration-command/")
    case $1 in serve | lsp | mcp | bench) ;; *) options+=(-XX:TieredStopAtLevel=1) ;; esac
}

command_line=(-nosplash -application dev.steward.cli.application -data @none)

# Once for each build and Java: a small run that fills Equinox's cache and the archive of classes. Done without being
# asked and harmless when it fails: starting then only takes longer.
prepare_fast_start() {
    local lock=$archive.lock training
    mkdir -p "$configuration" 2>/dev/null || return 0
    mkdir "$lock" 2>/dev/null || return 0
    say "preparing fast starts (once for each build) …"
    # What earlier builds at this place left behind, unless someone may still be running one.
    find "${configuration%/*/*}" -mindepth 1 -maxdepth 1 -type d -mtime +0 -exec rm -rf {} + 2>/dev/null
    training=$(mktemp -d "${TMPDIR:-/tmp}/steward.XXXXXX")
    rm -f "$archive.new"
    (
        "$java_home/bin/java" "${options[@]}" -jar "$(launcher)" "${command_line[@]}" -configuration "$configuration" \
            new "$training/company"
        "$java_home/bin/java" "${options[@]}" -XX:ArchiveClassesAtExit="$archive.new" -jar "$(launcher)" \
            "${command_line[@]}" -configuration "$configuration" run weeklyLetter --approve all --company "$training/company"
    ) >/dev/null 2>&1 </dev/null
    [ -s "$archive.new" ] && mv "$archive.new" "$archive"
    rm -rf "$training"
    rmdir "$lock"
}

start_command() { # start_command ARGUMENT...
    find_configuration command
    find_archive
    common_options
    command_options "${1:-}"
    [ -e "$archive" ] || prepare_fast_start
    [ -e "$archive" ] && options+=(-XX:SharedArchiveFile="$archive")
    exec "$java_home/bin/java" "${options[@]}" ${STEWARD_JAVA_OPTIONS:-} -jar "$(launcher)" "${command_line[@]}" \
        -configuration "$configuration" "$@"
}

start_workbench() { # start_workbench ARGUMENT...
    case $(uname) in
        Darwin) macos=(-XstartOnFirstThread) ;;
        *)
            macos=()
            [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] \
                || die "no display here to open the workbench on; 'steward help' shows what works without one"
            ;;
    esac
    find_configuration workbench
    find_archive
    common_options
    # The JVM writes the archive of classes itself when the window was closed the first time: that takes a second or two
    # and spares a fifth of the processor's time at each start from then on.
    options+=(--enable-native-access=ALL-UNNAMED -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$archive")
    exec "$java_home/bin/java" "${macos[@]}" "${options[@]}" ${STEWARD_JAVA_OPTIONS:-} -jar "$(launcher)" -nosplash \
        -name Steward -data @noDefault -configuration "$configuration" "$@"
}
