# Builds Sextant and makes its ahead-of-time cache. Sourced by ./sextant when there is something to build; plain POSIX
# shell. Everything it says goes to standard error, so that the output of commands stays clean.

# sextant_build ROOT APP    builds the sources in ROOT into the folder APP
sextant_build() {
    sb_root=$1
    sb_app=$2
    if ! sb_jdk=$(sextant_java jdk); then
        sextant_java_advice jdk
        exit 1
    fi
    sb_mvn=${SEXTANT_MVN:-mvn}
    if ! command -v "$sb_mvn" >/dev/null 2>&1; then
        cat >&2 <<END
Sextant is built with Apache Maven 3.8 or later, and there is no mvn on the PATH.
Install it (Debian, Ubuntu, Fedora: the package maven; macOS with Homebrew: maven).
END
        exit 1
    fi
    mkdir -p "$sb_root/server/target"
    sextant_lock "$sb_root/server/target/building"
    # another process may have built while this one waited
    if ! stale; then
        sextant_unlock
        return 0
    fi
    sb_log=$sb_root/server/target/build.log
    sb_new=$sb_root/server/target/sextant.new
    rm -rf "$sb_new" "$sb_log"
    mkdir -p "$sb_new"
    # dated before the build begins: a source saved meanwhile is newer
    : >"$sb_new/built"
    echo "Building Sextant with $sb_jdk (this happens on first use and after changes)" >&2
    (
        cd "$sb_root"
        sb_code=0
        JAVA_HOME=$sb_jdk "$sb_mvn" -B -T1C -Dstyle.color=never -pl server -am package -DskipTests -Dproduct.only \
            -Dlint=-Xlint:none -Djacoco.skip -Dspotless.check.skip -Dcyclonedx.skip -Dassembly="$sb_new" 2>&1 || sb_code=$?
        echo "sextant-build-exit $sb_code"
    ) | while read -r sb_line; do
        printf '%s\n' "$sb_line" >>"$sb_log"
        case $sb_line in
            '[INFO] Building '*' ['*']')
                sb_line=${sb_line#'[INFO] Building '}
                echo "  ${sb_line%% *}" >&2
                ;;
        esac
    done
    if ! grep -q 'sextant-build-exit 0$' "$sb_log"; then
        grep '^\[ERROR\]\|sextant-build-exit\|^Error\|not found' "$sb_log" | grep -v 'sextant-build-exit' | head -n 25 >&2
        echo "The build failed. All of what Maven said is in $sb_log" >&2
        sextant_unlock
        exit 1
    fi
    # what the ahead-of-time cache does not take is made so that it does; SQLite's library lies ready to be loaded
    echo "  preparing" >&2
    (
        "$sb_jdk/bin/java" "$sb_root/scripts/PrepareJars.java" "$sb_new/lib" &&
            mkdir "$sb_new/native" && cd "$sb_new/native" && "$sb_jdk/bin/jar" xf ../lib/sqlite-jdbc-*.jar org/sqlite/native/Linux
    ) >>"$sb_log" 2>&1 || {
        tail -n 25 "$sb_log" >&2
        echo "The build failed. All of what it said is in $sb_log" >&2
        sextant_unlock
        exit 1
    }
    # a server that runs from the folder keeps the files it has open
    rm -rf "$sb_app.old"
    [ ! -d "$sb_app" ] || mv "$sb_app" "$sb_app.old"
    mv "$sb_new" "$sb_app"
    rm -rf "$sb_app.old"
    sextant_unlock
}

# sextant_train CACHE MADE_WITH JAVA FLAGS...    makes the ahead-of-time cache by a training run of the program
sextant_train() {
    st_cache=$1
    st_with=$2
    shift 2
    sextant_lock "$st_cache.training"
    # another process may have made it while this one waited
    if [ "$(cat "$st_cache.java" 2>/dev/null || true)" = "$st_with" ] &&
        [ -z "$(find "${st_cache%/*}/lib" -newer "$st_cache.java" -print 2>/dev/null | head -n 1)" ]; then
        sextant_unlock
        return 0
    fi
    echo "Preparing a fast start (once)" >&2
    st_java=$1
    shift
    rm -f "$st_cache" "$st_cache.new"
    # Without profiles (JEP 515): they make C2 compile at every start what the training ran often, before anything else.
    # That doubles the start's CPU and adds 25 MB, and what is truly hot is compiled soon enough.
    if ! "$st_java" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput="$st_cache.new" "$@" train >"$st_cache.log" 2>&1 || [ ! -s "$st_cache.new" ]; then
        # it starts without the cache as well, only slower
        echo "The training run failed; Sextant will start without its cache. See $st_cache.log" >&2
        rm -f "$st_cache.new"
    else
        mv "$st_cache.new" "$st_cache"
    fi
    printf '%s\n' "$st_with" >"$st_cache.java"
    sextant_unlock
}

# One process at a time: a folder as lock, with the holder's process id in it; a dead holder's lock is taken over.
sextant_lock() {
    sl_lock=$1
    sl_waited=0
    until mkdir "$sl_lock" 2>/dev/null; do
        sl_holder=$(cat "$sl_lock/pid" 2>/dev/null || true)
        if { [ -n "$sl_holder" ] && ! kill -0 "$sl_holder" 2>/dev/null; } || [ "$sl_waited" -ge 900 ]; then
            rm -rf "$sl_lock"
            continue
        fi
        [ "$sl_waited" -ne 2 ] || echo "Waiting for another process that is building Sextant" >&2
        sleep 1
        sl_waited=$((sl_waited + 1))
    done
    echo $$ >"$sl_lock/pid"
    trap 'rm -rf "$sl_lock"; exit 130' INT TERM
}

sextant_unlock() {
    rm -rf "$sl_lock"
    trap - INT TERM
}
