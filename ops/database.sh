# shellcheck shell=bash
# The database that commands work on, and the short commands that do.

# The caller's own server when QHD_DATABASE names one, else the private cluster.
if [[ ${QHD_DATABASE-} ]]; then readonly own_cluster=; else readonly own_cluster=yes; fi

# A running database of the newest schema, in QHD_DATABASE. What may be missing on the machine is asked for first,
# before any long work.
database_ready() {
    need_sdk
    database_use
    build_seed
    seed_quietly "迁移数据库" migrate
}

# Sets QHD_DATABASE to a running database, whatever its schema.
database_use() {
    [[ $own_cluster ]] || return 0
    cluster_use
    QHD_DATABASE=$(connection_string "$cluster_socket" qhd)
    export QHD_DATABASE
}

# seed_quietly LABEL ARGUMENT…
seed_quietly() {
    local label=$1 log=$local_dir/log/seed-$2.log
    shift
    work "$label" "$log" dotnet "$seed_dll" "$@" && return
    show_log "$log"
    [[ $own_cluster ]] || fail "$label没有成功：请按上面的原因处理（先看 QHD_DATABASE 指的数据库能否连上、有无 PostGIS），再运行一次。"
    fail "$label没有成功：请按上面的原因处理，再运行一次。"
}

refuse_import() {
    refuse "还不能导入“$1”；能导入的有 homes（共享职工之家与工会驿站）、roads（路网）、workers（职工分布）、boundaries（边界）和 holidays（一年的节假日）。"
}

import() {
    case ${1-} in
        homes) (($# > 1)) || refuse "请写明要导入的文件，例如 ./qhd import homes 清单.xlsx --datum gcj02。" ;;
        roads) (($# > 1)) || refuse "请写明要导入的文件，例如 ./qhd import roads 秦皇岛.osm.pbf --clip areas。" ;;
        workers) (($# > 1)) || refuse "请写明要导入的文件，例如 ./qhd import workers 单位.xlsx --datum gcj02。" ;;
        boundaries) (($# > 1)) || refuse "请写明要导入的文件，例如 ./qhd import boundaries 乡镇界.geojson。" ;;
        holidays) (($# > 1)) || refuse "请写明要导入的文件，例如 ./qhd import holidays 2027.json。" ;;
        '') refuse "请写明导入什么，例如 ./qhd import homes 清单.xlsx --datum gcj02。" ;;
        *) refuse_import "$1" ;;
    esac
    build_seed
    obey dotnet "$seed_dll" "[check]" import "$@" || exit # nothing is started or migrated for a call that is wrong
    database_use
    seed_quietly "迁移数据库" migrate --unless-done
    obey dotnet "$seed_dll" import "$@"
}

geo() {
    build_geo
    exec dotnet "$geo_dll" "$@"
}

db() {
    local action=${1-}
    (($# == 0)) || shift
    [[ $action == @(start|stop|status|psql) ]] || refuse "qhd db 后面要写 start、stop、status 或 psql。"
    (($# == 0)) || [[ $action == psql ]] || refuse "qhd db $action 不带别的参数。"
    [[ $own_cluster ]] || refuse "设了 QHD_DATABASE，数据库就不归 qhd 管；要管本份代码自己的数据库，请先 unset QHD_DATABASE。"
    "db_$action" "$@"
}

db_start() {
    cluster_use
    cluster_keep
    say "数据库在运行，套接字在 $cluster_socket；停止用 ./qhd db stop。"
}

db_stop() {
    prepare_local
    lock_briefly "$local_dir/run/cluster.lock" "等待另一个 qhd 启停数据库"
    cluster_place
    if ! postgres_running "$cluster" >/dev/null; then
        say "数据库没有在运行。"
        return
    fi
    cluster_check
    postgres_stop "$cluster" fast
    say "数据库已停下，数据都在；再启动用 ./qhd db start。"
}

db_status() {
    local server
    prepare_local
    cluster_place
    if server=$(postgres_running "$cluster"); then
        say "数据库在运行（进程 $server），数据在 $cluster，套接字在 $cluster_socket。"
    elif [[ -d $cluster ]]; then
        say "数据库没有在运行，数据在 $cluster。"
    else
        say "还没有数据库；./qhd up 会建。"
    fi
}

db_psql() {
    cluster_use
    trap : INT # psql's own: it cancels the query
    "$pg_bin/psql" -h "$cluster_socket" -U qhd -d qhd "$@" || exit 1
}
