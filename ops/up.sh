# shellcheck shell=bash
# The whole system in the foreground: database, schema, sample city, the WeChat sandbox, Web, Jobs.

up() {
    local started=$EPOCHREALTIME
    up_options "$@"
    prepare_local
    up_alone
    need_space "$local_dir" 100 "保存日志与快照"
    stop_process web # left behind by a kill -9
    stop_process jobs
    stop_process sandbox
    [[ $up_only_prepare ]] || port_free "$up_port"
    database_ready
    build_console
    build_web
    build_jobs
    [[ ! $up_sample ]] || seed_quietly "装入示例城市（已有数据则不动）" sample --if-empty
    first_password # at once: should the start fail later, it is told all the same
    if [[ $up_only_prepare ]]; then
        say "已备好：数据表是最新的，网站与后台任务已编译；什么也没有启动。"
        return
    fi
    on_exit up_end # before the database ends
    up_sandbox # before Web, which learns the address
    up_start web "$web_dir" dotnet QhdHomeMap.Api.dll --urls "$up_address"
    up_jobs
    up_wait
    say "已就绪，共 $(seconds_since "$started") 秒："
    say "  骑手网页  $up_address/"
    say "  管理后台  $up_address/console"
    say "  骑手接口  $up_address/api/homes/nearest"
    say "  接口文档  $up_address/docs"
    say "  运行状况  $up_address/health/ready"
    [[ ! $up_sandbox_address ]] || say "  沙箱      $up_sandbox_address （这是沙箱，不是微信：看假手机收到的消息）"
    say "按 Ctrl-C 停止全部。"
    trap 'exit 0' HUP INT TERM # from here on, being told to stop is how the work is done
    trap '' PIPE
    up_watch
}

up_options() {
    local host=127.0.0.1
    up_port=8080 up_sample=yes up_only_prepare=
    while (($#)); do
        case $1 in
            --port | --host)
                (($# > 1)) || refuse "$1 后面要写值。"
                if [[ $1 == --port ]]; then up_port=$2; else host=$2; fi
                shift
                ;;
            --port=*) up_port=${1#*=} ;;
            --host=*) host=${1#*=} ;;
            --no-sample) up_sample= ;;
            --only-prepare) up_only_prepare=yes up_sample= ;;
            *) refuse "qhd up 没有“$1”这个参数；见 ./qhd help up。" ;;
        esac
        shift
    done
    if ! [[ $up_port =~ ^[1-9][0-9]{0,4}$ ]] || ((up_port > 65535)); then
        refuse "端口要是 1 到 65535 的整数，不能是“$up_port”。"
    fi
    [[ $host =~ ^[0-9A-Za-z.:-]+$ ]] || refuse "--host 要是一个地址，例如 127.0.0.1 或 0.0.0.0，不能是“$host”。"
    case $host in # where this machine itself reaches it
        0.0.0.0) up_probe=127.0.0.1 ;;
        ::) up_probe=::1 ;;
        *) up_probe=$host ;;
    esac
    [[ $host != *:* ]] || host="[$host]"
    up_address=http://$host:$up_port
}

up_alone() {
    exec 7>>"$local_dir/run/up.lock"
    flock -n 7 || fail "本份代码已经在运行：$(cat -- "$local_dir/run/up.address")；要重来，请先在那个终端按 Ctrl-C。"
    printf '%s' "$up_address" >"$local_dir/run/up.address"
}

port_free() {
    ! (exec 3<>"/dev/tcp/$up_probe/$1") 2>/dev/null ||
        fail "端口 $1 已被别的程序占用：请换一个，例如 ./qhd up --port $((up_port < 65535 ? up_port + 1 : 8080))。"
}

up_sandbox_address=

# While no appid is configured, a pretended WeChat stands in for the real one: on this machine only, since whoever
# reaches it is let in. Web and Jobs find it in their settings, which refuse it beside an appid.
up_sandbox() {
    [[ ! ${WeChat__AppId-} ]] || return 0
    local port=$((up_port < 65535 ? up_port + 1 : up_port - 1))
    up_probe=127.0.0.1 port_free "$port"
    build_sandbox
    up_sandbox_address=http://127.0.0.1:$port
    # New at each start: the two learn them from here, and nobody else can push. In the environment, where the command line
    # of a process is everybody's to read.
    export WeChat__CallbackToken WeChat__CallbackAesKey
    WeChat__CallbackToken=$(random_text)
    WeChat__CallbackAesKey=$(random_text)
    Sandbox__CallbackToken=$WeChat__CallbackToken Sandbox__CallbackAesKey=$WeChat__CallbackAesKey \
        Sandbox__CallbackUrl=http://$(url_host "$up_probe"):$up_port/api/wechat/callback \
        up_start sandbox "$sandbox_dir" dotnet QhdHomeMap.WeChatSandbox.dll --urls "$up_sandbox_address" \
        --Sandbox:StateFile="$local_dir/state/sandbox.json"
    export WeChat__Sandbox=$up_sandbox_address
}

# Jobs answers nobody but the watchman, so any free port of this machine does; where it is, `doctor` reads.
up_jobs() {
    local port=$((up_port < 65534 ? up_port + 2 : up_port - 2))
    up_probe=127.0.0.1 port_free "$port"
    printf '%s' "$port" >"$local_dir/run/jobs.port"
    up_start_jobs
}

up_start_jobs() {
    up_jobs_since=$SECONDS
    up_start jobs "$jobs_dir" dotnet QhdHomeMap.Jobs.dll --urls "http://127.0.0.1:$(<"$local_dir/run/jobs.port")"
}

# Riders need not go without answers because a planner's report was too large; what was in the works is not lost. One that
# dies at once will do so again.
up_revive_jobs() {
    ! living jobs >/dev/null && ((SECONDS - up_jobs_since >= 10)) || return 0
    warn "后台任务意外退出了，重新启动它；手上的事会接着做。原因见 $local_dir/log/jobs.log.1。"
    up_start_jobs
}

# 32 random bytes in the 43 characters that WeChat writes a key with.
random_text() { head -c 32 /dev/urandom | base64 | tr -d '=\n'; }

url_host() { if [[ $1 == *:* ]]; then printf '[%s]' "$1"; else printf '%s' "$1"; fi; }

up_processes=()

# up_start NAME FOLDER COMMAND…: one line for each process that belongs to the running system.
up_start() {
    [[ " ${up_processes[*]} " == *" $1 "* ]] || up_processes+=("$1")
    Snapshot__Directory=$local_dir/state/snapshot start_process "$@"
}

# Until Web answers and Jobs takes work.
up_wait() {
    up_ready web "网站" "$up_probe" "$up_port"
    up_ready jobs "后台任务" 127.0.0.1 "$(<"$local_dir/run/jobs.port")"
}

# up_ready NAME TITLE HOST PORT; a minute is far more than any start takes.
up_ready() {
    local started=$EPOCHREALTIME deadline=$((SECONDS + 60))
    while ((SECONDS < deadline)); do
        up_all_live
        if [[ $(http_status "$3" "$4" /health/ready) == 200 ]]; then
            say "✓ 启动$2（$(seconds_since "$started") 秒）"
            return
        fi
        sleep 0.1
    done
    show_log "$local_dir/log/$1.log"
    fail "$2在一分钟内没有就绪：请按上面的日志处理，再运行一次。"
}

# http_status HOST PORT PATH, without curl, which a fresh machine lacks.
http_status() (
    exec 2>/dev/null 3<>"/dev/tcp/$1/$2" || exit
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$3" >&3
    read -r -t 5 _ status _ <&3 && printf '%s' "$status"
)

up_all_live() {
    local name
    for name in "${up_processes[@]}"; do
        living "$name" >/dev/null && continue
        show_log "$local_dir/log/$name.log" 20
        fail "进程 $name 意外退出了，其余的也随之停止：请按上面的日志处理，再运行一次。"
    done
}

# Web goes on from its snapshot while the database is away, and so do we.
up_watch() {
    local database_seen=yes
    while true; do
        up_revive_jobs
        up_all_live
        if [[ $own_cluster ]]; then
            if postgres_running "$cluster" >/dev/null; then
                [[ $database_seen ]] || say "数据库恢复了。"
                database_seen=yes
            elif [[ $database_seen ]]; then
                warn "数据库停了；网站用最近一次的快照继续回答，后台任务等它回来。恢复用 ./qhd db start，原因见 $local_dir/log/postgres.log。"
                database_seen=
            fi
        fi
        sleep 1 7>&- 8>&- &
        wait $! || true
    done
}

up_end() {
    local name
    say "正在停止…"
    for name in "${up_processes[@]}"; do
        stop_process "$name"
    done
}
