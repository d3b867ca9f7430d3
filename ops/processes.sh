# shellcheck shell=bash
# Processes that live as long as `up`. Each leaves a record of which process it is, exact enough (boot, id, start time)
# that the next `up` can end what a kill -9 left behind and nothing else.

# The identity of a living process.
identity() {
    local stat fields boot
    read -r stat 2>/dev/null <"/proc/$1/stat" || return 1
    read -ra fields <<<"${stat##*) }"               # the name may hold spaces and brackets
    [[ ${fields[0]} != [ZX] ]] || return 1          # dead, not yet collected
    read -r boot </proc/sys/kernel/random/boot_id
    printf '%s %s %s' "$boot" "$1" "${fields[19]}"  # fields[19] is field 22 of proc(5): the start time
}

record_of() { printf '%s/run/%s.process' "$local_dir" "$1"; }

# Prints the process id when the recorded process lives.
living() {
    local record pid
    record=$(cat -- "$(record_of "$1")" 2>/dev/null) || return 1
    read -r _ pid _ <<<"$record"
    [[ $pid && $(identity "$pid") == "$record" ]] && printf '%s' "$pid"
}

# start_process NAME FOLDER COMMAND…: output to .local/log/NAME.log, the run before in NAME.log.1.
start_process() {
    local name=$1 folder=$2 log=$local_dir/log/$1.log
    shift 2
    [[ -e $log ]] && mv -f -- "$log" "$log.1"
    set -m # Ctrl-C is for us alone: we stop things in order
    (cd -- "$folder" && exec "$@") >"$log" 2>&1 </dev/null 7>&- 8>&- 9>&- &
    set +m
    identity $! >"$(record_of "$name")" || true # it may be dead already; the watch will tell
}

stop_process() {
    local pid tenths
    if pid=$(living "$1"); then
        kill -TERM "$pid" 2>/dev/null || true
        for ((tenths = 0; tenths < 200; tenths++)); do
            living "$1" >/dev/null || break
            sleep 0.1
        done
        ! living "$1" >/dev/null || kill -KILL "$pid" 2>/dev/null || true
    fi
    rm -f -- "$(record_of "$1")"
}
