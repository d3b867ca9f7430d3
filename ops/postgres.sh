# shellcheck shell=bash
# A PostgreSQL server of our own in a folder, reached by a Unix socket only. Knows nothing of what it is for.

# Root may not run a server: Debian's package brings the user postgres for that.
if ((EUID == 0)); then readonly server_user=postgres; else server_user=$(id -un) && readonly server_user; fi

as_server_user() (
    cd / # wherever the caller stands, the server's user may not be allowed to
    if ((EUID == 0)); then
        HOME=/ exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"
    fi
    exec "$@"
)

# need_postgres [VERSION]: installs what is missing and sets pg_version and pg_bin. Without a version: the newest
# installed server that has PostGIS, else the newest installed, else the one that apt has.
need_postgres() {
    local version=${1-} known
    if [[ $version && ! -x /usr/lib/postgresql/$version/bin/postgres ]]; then
        fail "数据库集群是 PostgreSQL $version 的，而本机没有这一版：请装上 postgresql-$version 与 postgresql-$version-postgis-3，再运行一次。"
    fi
    if [[ ! $version ]]; then
        for known in $(installed_servers); do
            version=${version:-$known}
            if has_postgis "$known"; then
                version=$known
                break
            fi
        done
    fi
    if [[ ! $version ]]; then
        install_server
        version=$(installed_servers | head -n 1)
    fi
    has_postgis "$version" || install_packages PostGIS "postgresql-$version-postgis-3"
    pg_version=$version
    pg_bin=/usr/lib/postgresql/$version/bin
}

# Newest first.
installed_servers() {
    local server
    for server in /usr/lib/postgresql/*/bin/postgres; do
        server=${server#/usr/lib/postgresql/}
        printf '%s\n' "${server%%/*}"
    done | sort -rn
}

# Library and SQL come in two packages.
has_postgis() {
    [[ -e /usr/lib/postgresql/$1/lib/postgis-3.so && -e /usr/share/postgresql/$1/extension/postgis.control ]]
}

# Debian's package would make and start a cluster of its own, which nobody asked for.
install_server() {
    local switch=/etc/postgresql-common/createcluster.d/qhdhomemap.conf version
    may_install "PostgreSQL 与 PostGIS" postgresql "postgresql-<版本>-postgis-3"
    install_packages "PostgreSQL" postgresql-common
    version=$(apt-cache depends postgresql | sed -n 's/.*Depends: postgresql-\([0-9]*\)$/\1/p' | head -n 1)
    [[ $version ]] || fail "apt 里没有 PostgreSQL：请先运行 apt-get update 或检查软件源，再运行一次。"
    as_root install -D -m 0644 /dev/stdin "$switch" <<<"create_main_cluster = false"
    install_packages "PostgreSQL 与 PostGIS" "postgresql-$version" "postgresql-$version-postgis-3"
    as_root rm -f "$switch"
}

# postgres_create FOLDER [INITDB OPTION…]: whole or not at all, since it is made beside its place and then moved.
postgres_create() {
    local folder=$1 new=$1.new log=$local_dir/log/initdb.log owner
    shift
    need_space "$(dirname -- "$folder")" 500 "建立数据库"
    rm -rf -- "$new"
    install -d -m 0700 -o "$server_user" -- "$new"
    work "建立数据库集群（PostgreSQL $pg_version）" "$log" as_server_user "$pg_bin/initdb" -D "$new" --username=postgres \
        --auth=peer --encoding=UTF8 --locale=C.UTF-8 --data-checksums "$@" || {
        show_log "$log"
        fail "数据库集群没有建成：请按上面的原因处理，再运行一次。"
    }
    # Who may come in: the server's user as superuser, it and the caller as the application's role.
    as_server_user tee "$new/pg_hba.conf" >/dev/null <<<"local all all peer map=qhd"
    as_server_user tee "$new/pg_ident.conf" >/dev/null < <(
        for owner in root "$server_user"; do printf 'qhd "%s" postgres\n' "$owner"; done
        for owner in root postgres "$(id -un)"; do printf 'qhd "%s" qhd\n' "$owner"; done | sort -u
    )
    as_server_user tee -a "$new/postgresql.conf" >/dev/null <<<"include 'qhd.conf'"
    mv -T -- "$new" "$folder"
}

# The process id of the server that runs in the folder, if one does: a server's working folder is its data folder, so
# a stale postmaster.pid with a reused id does not deceive.
postgres_running() {
    local pid
    read -r pid 2>/dev/null <"$1/postmaster.pid" || return 1
    [[ $(readlink "/proc/$pid/cwd") -ef $1 ]] && printf '%s' "$pid"
}

# One that was just killed with its parent may still be in the table of processes, and PostgreSQL would take it for alive.
await_reaped() {
    local pid tries=0
    read -r pid 2>/dev/null <"$1/postmaster.pid" || return 0
    while ((tries++ < 100)) && grep -q '^State:[[:space:]]*Z' "/proc/$pid/status" 2>/dev/null; do sleep 0.1; done
}

# postgres_start FOLDER SOCKET_FOLDER LOG [SETTING…]
postgres_start() {
    local folder=$1 socket=$2 log=$3
    shift 3
    need_space "$folder" 200 "运行数据库"
    socket_folder "$socket"
    as_server_user tee "$folder/qhd.conf" >/dev/null < <(
        printf '%s\n' "# Written at every start by qhd." "listen_addresses = ''" "unix_socket_directories = '$socket'" \
            "timezone = 'UTC'" "log_timezone = 'UTC'" "shared_buffers = '256MB'" "log_line_prefix = '%m [%p] %u@%d '" "$@"
    )
    [[ ! -e $log ]] || mv -f -- "$log" "$log.1"
    await_reaped "$folder"
    # A big recovery after a power failure takes its time.
    as_server_user "$pg_bin/pg_ctl" -D "$folder" --silent --wait --timeout=300 start \
        >"$log" 2>&1 </dev/null 7>&- 8>&- 9>&- || {
        show_log "$log"
        fail "数据库起不来：请按上面的原因处理，再运行一次；若数据损坏，请从备份恢复。"
    }
    postgres_equip "$socket"
}

# /tmp is everybody's: what stands there already is only taken when it is ours and closed to others.
socket_folder() {
    mkdir -m 0700 -- "$1" 2>/dev/null && chown "$server_user" -- "$1"
    [[ ! -L $1 && $(stat -c '%U %a' -- "$1") == "$server_user 700" ]] ||
        fail "数据库套接字的位置 $1 被别的文件占着：请删去它，再运行一次。"
}

# postgres_stop FOLDER MODE
postgres_stop() {
    local socket
    postgres_running "$1" >/dev/null || return 0
    socket=$(sed -n 5p -- "$1/postmaster.pid")
    as_server_user "$pg_bin/pg_ctl" -D "$1" --silent --wait --timeout=120 --mode="$2" stop >/dev/null 2>&1 ||
        warn "数据库没有按时停下（$1）。"
    rmdir -- "$socket" 2>/dev/null || true # a removed checkout leaves nothing behind
}

# The role, the extension and the database of the application; those that exist are left alone. PostGIS lives in
# template1, since only a superuser may create it and every new database is to have it.
postgres_equip() {
    local log=$local_dir/log/equip.log
    as_server_user "$pg_bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$1" -U postgres -d template1 >"$log" 2>&1 <<'SQL' || {
SET client_min_messages = warning;
SELECT 'CREATE ROLE qhd LOGIN CREATEDB' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'qhd') \gexec
CREATE EXTENSION IF NOT EXISTS postgis;
\connect postgres
SELECT 'CREATE DATABASE qhd OWNER qhd' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'qhd') \gexec
SQL
        show_log "$log"
        fail "数据库起来了，但没能备好应用的角色、PostGIS 与数据库：请按上面的原因处理，再运行一次。"
    }
}

connection_string() { printf 'Host=%s;Username=qhd;Database=%s' "$1" "$2"; }
