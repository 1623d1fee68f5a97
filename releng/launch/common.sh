# Shared by mvnw, steward and the packaged product: finds a JDK, says what is missing, installs it only where that is
# nobody's business but ours. Sourced; the caller sets $self, the name that messages start with.

min_java=21

say() { printf '%s: %s\n' "$self" "$*" >&2; }
die() { say "$@"; exit 2; }

# The major version of the Java in folder $1, read from its release file: starting it would cost time.
java_major() {
    local line version
    [ -x "$1/bin/java" ] || return 1
    if [ -r "$1/release" ]; then
        while IFS= read -r line; do
            case $line in
                JAVA_VERSION=*)
                    version=${line#*\"}
                    version=${version%\"*}
                    version=${version#1.}
                    version=${version%%[!0-9]*}
                    ;;
            esac
        done < "$1/release"
    fi
    [ -n "${version:-}" ] || version=$("$1/bin/java" -XshowSettings:properties -version 2>&1 \
        | sed -n 's/^ *java.specification.version = \(1\.\)\{0,1\}//p')
    [ -n "$version" ] && printf '%s\n' "$version"
}

fits() { # fits FOLDER NEEDED_TOOL
    local major
    [ -n "$1" ] && [ -x "$1/bin/$2" ] && major=$(java_major "$1") && [ "$major" -ge "$min_java" ]
}

# Sets java_home: JAVA_HOME if it fits, else the one on the PATH, else the newest in the usual folders.
find_java() { # find_java TOOL ("java" to run, "javac" to build)
    local tool=$1 on_path dir major best=0
    java_home=
    if fits "${JAVA_HOME:-}" "$tool"; then java_home=$JAVA_HOME; return; fi
    if on_path=$(command -v "$tool"); then
        on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
        dir=${on_path%/bin/*}
        if fits "$dir" "$tool"; then java_home=$dir; return; fi
    fi
    for dir in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* "$HOME"/.jdks/* \
            "$HOME"/.sdkman/candidates/java/* "$HOME"/.local/share/mise/installs/java/* \
            /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*; do
        if fits "$dir" "$tool"; then
            major=$(java_major "$dir")
            if [ "$major" -gt "$best" ]; then best=$major; java_home=$dir; fi
        fi
    done
    [ -n "$java_home" ]
}

is_debian() { command -v apt-get >/dev/null 2>&1; }

# Installs Debian packages when we are root (a container or CI) and says so; anyone else gets the one command.
need_packages() { # need_packages WHY PACKAGE...
    local why=$1
    shift
    if is_debian && [ "$(id -u)" = 0 ]; then
        say "installing $* ($why)"
        { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } \
            >&2 || die "could not install $*: $why"
    elif is_debian; then
        die "$why. Install it once with: sudo apt-get install $*"
    else
        die "$why. Install the equivalent of these Debian packages: $*"
    fi
}

# How to get a JDK here, in half a sentence.
jdk_cure() {
    if is_debian; then
        printf 'install one, on Debian 13 with: apt-get install openjdk-21-jdk-headless, else Eclipse Temurin'
    else
        printf 'install one, for example Eclipse Temurin, and set JAVA_HOME'
    fi
}
