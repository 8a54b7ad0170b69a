# Finds a Java of version 25 or later. Sourced by ./sextant and ./check; plain POSIX shell.
#
#   sextant_java jre|jdk    prints the home of the Java to use; jdk: one that has javac. Fails if there is none.
#   sextant_java_major HOME prints its major version, or nothing.
#
# The order: SEXTANT_JAVA_HOME, JAVA_HOME, the java on the PATH, then the newest in the folders where systems keep them.
# SEXTANT_JVM_FOLDERS replaces those folders (a list of patterns of Java homes, separated by spaces).

sextant_java_least=25
sextant_java_folders='/usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/lib/jvm/* /usr/local/openjdk-* /opt/* /opt/*/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home'

sextant_java_major() {
    [ -x "$1/bin/java" ] || return 0
    sj_version=
    if [ -r "$1/release" ]; then
        sj_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1)
    fi
    if [ -z "$sj_version" ]; then
        # no release file: ask the program itself, without options the caller's environment may add
        sj_version=$(unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS; "$1/bin/java" -version 2>&1 |
            sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1)
    fi
    printf '%s\n' "$sj_version"
}

# Whether the home in $1 will do for the use in $2.
sextant_java_fits() {
    [ "$2" = jre ] || [ -x "$1/bin/javac" ] || return 1
    sj_major=$(sextant_java_major "$1")
    [ -n "$sj_major" ] && [ "$sj_major" -ge "$sextant_java_least" ]
}

# The home of a java program: where its links lead to, two steps up.
sextant_java_home_of() {
    sj_program=$1
    sj_hops=0
    while [ -L "$sj_program" ] && [ "$sj_hops" -lt 40 ]; do
        sj_target=$(readlink "$sj_program")
        case $sj_target in
            /*) sj_program=$sj_target ;;
            *) sj_program=$(dirname "$sj_program")/$sj_target ;;
        esac
        sj_hops=$((sj_hops + 1))
    done
    (cd "$(dirname "$sj_program")/.." 2>/dev/null && pwd -P)
}

sextant_java() {
    sj_use=$1
    for sj_home in "${SEXTANT_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
        if [ -n "$sj_home" ] && sextant_java_fits "$sj_home" "$sj_use"; then
            printf '%s\n' "$sj_home"
            return 0
        fi
    done
    sj_found=$(command -v java 2>/dev/null || true)
    if [ -n "$sj_found" ]; then
        sj_home=$(sextant_java_home_of "$sj_found")
        if [ -n "$sj_home" ] && sextant_java_fits "$sj_home" "$sj_use"; then
            printf '%s\n' "$sj_home"
            return 0
        fi
    fi
    sj_best=
    sj_best_major=0
    for sj_home in ${SEXTANT_JVM_FOLDERS:-$sextant_java_folders}; do
        if sextant_java_fits "$sj_home" "$sj_use" && [ "$sj_major" -gt "$sj_best_major" ]; then
            sj_best=$sj_home
            sj_best_major=$sj_major
        fi
    done
    [ -n "$sj_best" ] || return 1
    printf '%s\n' "$sj_best"
}

# What to say where there is none.
sextant_java_advice() {
    if [ "$1" = jdk ]; then
        sj_what='a JDK (with its compiler) of version 25 or later'
    else
        sj_what='Java 25 or later'
    fi
    cat >&2 <<END
Sextant needs $sj_what, and none was found on this machine.
Install one (Debian, Ubuntu: openjdk-25-jdk or temurin-25-jdk; Fedora: java-25-openjdk-devel; macOS with Homebrew:
openjdk), or set SEXTANT_JAVA_HOME to the folder of one that is somewhere else.
END
}
