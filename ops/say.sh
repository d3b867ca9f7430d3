# shellcheck shell=bash
# What people read, and how a command ends: 0 done, 1 the work failed, 2 the call was wrong.
# All of it goes to standard error, so that a program's answer on standard output stays clean.

say() { printf '%s\n' "$*" >&2 || true; } # nobody has to listen

warn() { say "注意：$*"; }

fail() {
    say "失败：$*"
    exit 1
}

refuse() {
    say "用法不对：$*"
    exit 2
}

# The end of a log, indented, under the sentence that explains it.
show_log() {
    if [[ ! -s $1 ]]; then
        say "  日志 $1 是空的。"
        return
    fi
    say "  日志 $1 的末尾："
    tail -n "${2-15}" -- "$1" | sed 's/^/  │ /' >&2
}

# Tenths of a second since an $EPOCHREALTIME, as "3.2".
seconds_since() {
    local tenths=$(((${EPOCHREALTIME/[^0-9]/} - ${1/[^0-9]/}) / 100000))
    printf '%d.%d' $((tenths / 10)) $((tenths % 10))
}

# work LABEL LOG COMMAND…: runs the command with its output in the log, and shows that time passes: a counter on a
# terminal, otherwise a plain line every five seconds. In the background, so that a signal is obeyed at once, and in a
# process group of its own (set -m), so that all of it can be stopped.
work() {
    local label=$1 log=$2 started=$EPOCHREALTIME status=0 ticks=0
    shift 2
    set -m
    "$@" >"$log" 2>&1 </dev/null 7>&- 8>&- 9>&- &
    working=$!
    set +m
    while kill -0 "$working" 2>/dev/null; do
        sleep 0.1
        ticks=$((ticks + 1))
        if [[ -t 2 ]]; then
            printf '\r… %s（%s 秒）' "$label" "$(seconds_since "$started")" >&2
        elif ((ticks % 50 == 0)); then
            say "… $label（已 $(seconds_since "$started") 秒）"
        fi
    done
    { wait "$working"; } 2>/dev/null || status=$? # without Bash's own line on a crash
    working=
    [[ -t 2 ]] && printf '\r\e[K' >&2
    ((status == 0)) && say "✓ $label（$(seconds_since "$started") 秒）"
    return "$status"
}

# obey PROGRAM…: runs a program that talks to the caller, still obeying a signal at once.
obey() {
    local status=0
    "$@" <&0 7>&- 8>&- 9>&- &
    working=$!
    { wait "$working"; } 2>/dev/null || status=$? # without Bash's own line on a crash
    working=
    return "$status"
}

working= # the process that work or obey waits for
cleanups=()

# on_exit COMMAND: done when this command ends, however it ends; the latest first.
on_exit() { cleanups+=("$1"); }

trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 141' PIPE
trap 'exit 143' TERM

clean_up() {
    local status=$? i
    trap '' HUP INT PIPE TERM # once stopping, stop in order, whoever still listens
    set +e
    if [[ $working ]]; then
        [[ ! -t 2 ]] || say # leave the line of the counter
        kill -TERM -- "-$working" 2>/dev/null || kill -TERM "$working" 2>/dev/null
        wait "$working" 2>/dev/null
    fi
    for ((i = ${#cleanups[@]} - 1; i >= 0; i--)); do
        "${cleanups[i]}"
    done
    exit "$status"
}
