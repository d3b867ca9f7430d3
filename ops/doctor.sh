# shellcheck shell=bash
# Looks at everything and changes nothing: one line for each thing, with what to do about it.

doctor() {
    doctor_options "$@"
    doctor_findings=() doctor_bad=
    doctor_programs
    doctor_machine
    doctor_database
    doctor_web
    doctor_jobs
    doctor_backup
    if [[ $doctor_json ]]; then doctor_print_json; else doctor_print; fi
    [[ ! $doctor_bad ]] || exit 1
}

doctor_options() {
    doctor_json='' doctor_port=8080
    local address
    address=$(cat -- "$local_dir/run/up.address" 2>/dev/null) || true
    [[ ! $address =~ :([0-9]+)$ ]] || doctor_port=${BASH_REMATCH[1]}
    while (($#)); do
        case $1 in
            --json) doctor_json=yes ;;
            --port)
                if ! [[ ${2-} =~ ^[1-9][0-9]{0,4}$ ]]; then refuse "--port 后面要写 1 到 65535 的整数。"; fi
                doctor_port=$2
                shift
                ;;
            *) refuse "qhd doctor 没有“$1”这个参数；见 ./qhd help doctor。" ;;
        esac
        shift
    done
}

# found STATE ITEM WHAT [WHAT TO DO]; the state is good, care or bad.
found() {
    doctor_findings+=("$1"$'\t'"$2"$'\t'"$3"$'\t'"${4-}")
    [[ $1 != bad ]] || doctor_bad=yes
}

doctor_programs() {
    local version
    if has_sdk; then
        found good sdk ".NET SDK $(dotnet --version 2>/dev/null || dotnet --list-sdks | tail -n 1)"
    else
        found bad sdk "没有 .NET 10 SDK" "运行 ./qhd up，它会用 apt 装；apt 没有时按 https://dot.net/download 装"
    fi
    if version=$(node --version 2>/dev/null); then
        found good node "Node $version"
    else
        found care node "没有 Node" "编译网页要用：./qhd up 会用 apt 装，apt 没有 20.19 以上的版本时按 https://nodejs.org 装"
    fi
    version=$(installed_servers | paste -sd ' ')
    if [[ $version ]] && has_postgis "${version%% *}"; then
        found good postgresql "本机的 PostgreSQL $version，带 PostGIS"
    elif [[ $own_cluster ]]; then
        found bad postgresql "本机的 PostgreSQL（${version:-没有}）没有 PostGIS" "运行 ./qhd up，它会用 apt 装"
    elif [[ $version ]]; then
        found good postgresql "本机的 PostgreSQL $version（用于备份与恢复）"
    else
        found care postgresql "本机没有 PostgreSQL 的客户端程序" "备份与恢复要用：apt-get install postgresql-client"
    fi
    if [[ $(fc-list :lang=zh 2>/dev/null) ]]; then
        found good fonts "有中文字体"
    else
        found care fonts "没有中文字体" "浏览器测试和导出 PDF 要用：apt-get install fonts-noto-cjk"
    fi
}

doctor_machine() {
    local free state
    if [[ ! -e $local_dir ]]; then
        found care local "还没有 .local，本份代码没有运行过" "运行 ./qhd up"
    elif [[ -O $local_dir && -w $local_dir ]]; then
        found good local ".local 属于当前用户，可写"
    else
        found bad local ".local 属于用户 $(stat -c %U -- "$local_dir")，当前用户是 $(id -un)" "换成那个用户运行，或把 .local 的主人改过来"
    fi
    free=$(($(df --output=avail -k -- "$root" | tail -n 1) / 1024))
    state=good
    ((free >= 2000)) || state=care
    ((free >= 500)) || state=bad
    found "$state" disk "磁盘还剩 $free MB" "$([[ $state == good ]] || echo "清理磁盘；少于 200 MB 时数据库起不来")"
    case $(timedatectl show -p NTPSynchronized --value 2>/dev/null) in
        yes) found good clock "时钟 $(TZ=Asia/Shanghai date '+%F %T')（北京时间），已与网络对时" ;;
        no) found care clock "时钟 $(TZ=Asia/Shanghai date '+%F %T')（北京时间），没有与网络对时" "timedatectl set-ntp true，或装 chrony；钟差了“正在开放”就会说错" ;;
        *) found care clock "时钟 $(TZ=Asia/Shanghai date '+%F %T')（北京时间）；本机没有 timedatectl，不知道是否对时" "确认主机或虚拟化平台在对时" ;;
    esac
    if [[ $(TZ=Asia/Shanghai date +%z) != +0800 ]]; then
        found bad timezone "本机没有时区数据" "apt-get install tzdata"
    fi
}

# What the database says comes from the seed program, when that is built from these sources.
doctor_database() {
    local line server unread=
    if [[ $own_cluster ]]; then
        [[ -e $cluster_link ]] || { found care database "还没有数据库" "运行 ./qhd up" && return; }
        cluster_place
        if ! server=$(postgres_running "$cluster"); then
            found care cluster "数据库集群没有在运行，数据在 $cluster" "./qhd up 会启动它；只启动数据库用 ./qhd db start"
            return
        fi
        found good cluster "数据库集群在运行（进程 $server）"
        QHD_DATABASE=$(connection_string "$cluster_socket" qhd)
        export QHD_DATABASE
    fi
    if ! has_sdk || [[ ! -e $seed_dll || $(cat -- "$local_dir/built/Seed.csproj.stamp" 2>/dev/null) != "$(sources_stamp)" ]]; then
        found care schema "源码还没有编译，没有核对数据库的内容" "先运行 ./qhd up 或 ./qhd backup，再运行一次"
        return
    fi
    while IFS=$'\t' read -r -a line; do
        if ((${#line[@]} > 2)); then
            found "${line[0]}" "${line[1]}" "${line[2]}" "${line[3]-}"
        else
            unread+="${line[*]-} " # what went wrong, in words
        fi
    done < <(dotnet "$seed_dll" doctor 2>&1 || true)
    [[ ! $unread ]] || found bad database "核对数据库没有成功：$unread" "按上面的原因处理；设了 QHD_DATABASE 时先看它对不对"
}

doctor_web() {
    local answer
    answer=$(http_body 127.0.0.1 "$doctor_port" /health/ready) || true
    case $answer in
        *'"status":"ok"'*) found good web "网站在 $doctor_port 端口回答，数据是新的" ;;
        *'"status":"stale"'*) found care web "网站在 $doctor_port 端口回答，但跟不上数据库，用的是快照" "看数据库是否在运行，以及 .local/log/web.log" ;;
        *stopping*) found care web "网站在 $doctor_port 端口，正在停止" "等它停下，再启动" ;;
        *not_ready*) found care web "网站在 $doctor_port 端口，还没有载入数据" "几秒后再看；一直如此时看数据库与 .local/log/web.log" ;;
        '') found care web "$doctor_port 端口没有网站" "用 ./qhd up 或 systemctl start 启动；在别的端口时用 --port 写明" ;;
        *) found bad web "$doctor_port 端口上是别的程序" "换个端口启动，或停掉那个程序" ;;
    esac
}

# Below a systemd unit Jobs listens on 8090, see ops/systemd.
doctor_jobs() {
    local port answer
    port=$(cat -- "$local_dir/run/jobs.port" 2>/dev/null) || port=8090
    answer=$(http_body 127.0.0.1 "$port" /health/ready) || true
    case $answer in
        *" 200 "*Healthy*) found good jobs "后台任务在运行（$port 端口），能接任务" ;;
        *" 503 "*Unhealthy*) found care jobs "后台任务在运行（$port 端口），现在不接任务" "看数据库是否在运行，以及 .local/log/jobs.log" ;;
        '') found care jobs "没有后台任务的进程（$port 端口没有回答），规划报告会一直排队" "用 ./qhd up 或 systemctl start qhd-jobs 启动" ;;
        *) found bad jobs "$port 端口上是别的程序" "换个端口启动，或停掉那个程序" ;;
    esac
}

# http_body HOST PORT PATH: the whole answer on one line; nothing when nobody listens.
http_body() (
    exec 2>/dev/null 3<>"/dev/tcp/$1/$2" || exit
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$3" >&3
    timeout 5 cat <&3 | tr -d '\r\n' || printf 'silent'
)

doctor_backup() {
    local time bytes file age
    if ! IFS=$'\t' read -r time bytes file < <(tail -n 1 -- "$backups_log" 2>/dev/null); then
        found care backup "从这里还没有备份过" "./qhd backup 文件；每夜自动备份见 docs/operations.md"
        return
    fi
    age=$((($(date +%s) - $(date -d "$time" +%s)) / 3600))
    if [[ ! -e $file ]]; then
        found care backup "最近的备份 $file 不在原处了（$age 小时前）" "若已移到别处保管就好；否则再备份一次"
    elif ((age > 48)); then
        found bad backup "最近的备份是 $age 小时前的：$file" "./qhd backup 文件，并看 qhd-backup.timer 为什么没有运行"
    else
        found good backup "最近的备份是 $age 小时前的：$file（$((bytes / 1024)) KB）"
    fi
}

doctor_print() {
    local line fields state
    for line in "${doctor_findings[@]}"; do
        IFS=$'\t' read -r -a fields <<<"$line"
        case ${fields[0]} in good) state='好  ' ;; care) state='注意' ;; *) state='坏  ' ;; esac
        printf '%s  %s%s\n' "$state" "${fields[2]}" "${fields[3]:+。${fields[3]}}"
    done
}

doctor_print_json() {
    local line fields separator='['
    for line in "${doctor_findings[@]}"; do
        IFS=$'\t' read -r -a fields <<<"$line"
        printf '%s\n{"state":"%s","item":"%s","found":%s,"todo":%s}' "$separator" "${fields[0]}" "${fields[1]}" \
            "$(json_text "${fields[2]}")" "$(json_text "${fields[3]-}")"
        separator=,
    done
    printf '\n]\n'
}

json_text() {
    local text=${1//\\/\\\\}
    text=${text//\"/\\\"}
    printf '"%s"' "${text//[[:cntrl:]]/ }"
}
