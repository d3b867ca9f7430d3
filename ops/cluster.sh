# shellcheck shell=bash
# The private, durable cluster of this checkout: .local/postgres, or what that links to. Whoever uses it shares a lock
# on cluster.users; the last one to leave stops it, unless `qhd db start` asked to keep it.

readonly cluster_link=$local_dir/postgres

hash_of() { printf '%s' "$1" | sha256sum | cut -c 1-12; }

# Sets cluster, the data folder, and cluster_socket. A new one goes into the checkout if the server's user may enter
# it, else to where that user can write.
cluster_place() {
    local elsewhere
    elsewhere=/var/lib/qhdhomemap/$(hash_of "$root")/postgres
    if [[ -L $cluster_link && ! -d $cluster_link ]]; then
        fail "$cluster_link 指向的 $(readlink -- "$cluster_link") 不在了：请把数据恢复到那里，或删去这个链接（会另建空库），再运行一次。"
    elif [[ ! -e $cluster_link ]] && ! as_server_user test -x "$local_dir" 2>/dev/null; then
        cluster=$elsewhere
    else
        cluster=$(readlink -f -- "$cluster_link")
    fi
    [[ $cluster != /var/lib/qhdhomemap/* || $cluster == "$elsewhere" ]] ||
        fail "$cluster_link 指向另一份代码的数据库 $cluster：若本文件夹是复制来的，请删去这个链接；若是移动来的，请把那个文件夹移到 $elsewhere 并重做链接；再运行一次。"
    cluster_socket=/tmp/qhd-$(hash_of "$cluster")
    ((EUID != 0)) || cluster_socket=/run/qhd-$(hash_of "$cluster")
}

# Says what is wrong with an existing cluster, and sets pg_version and pg_bin to what fits it.
cluster_check() {
    local version=
    if [[ -d $cluster ]]; then
        as_server_user test -x "$cluster" ||
            fail "用户 $server_user 进不了数据库集群的文件夹 $cluster：请恢复它与上级文件夹的主人和进入权限，再运行一次。"
        version=$(as_server_user cat "$cluster/PG_VERSION" 2>/dev/null) ||
            fail "$cluster 不是完好的数据库集群（缺 PG_VERSION）：请从备份恢复，或把它移走（会另建空库），再运行一次。"
    fi
    need_postgres "$version"
}

# Creates the cluster unless it exists, starts it unless it runs, and holds it until this command ends.
cluster_use() {
    local started
    prepare_local
    lock_briefly "$local_dir/run/cluster.lock" "等待另一个 qhd 启停数据库"
    [[ -e $cluster_link || -L $cluster_link ]] || need_postgres # its package brings the user that cluster_place asks for
    cluster_place
    cluster_check
    exec 8>>"$local_dir/run/cluster.users"
    flock -s 8
    on_exit cluster_release
    if ! postgres_running "$cluster" >/dev/null; then
        [[ -d $cluster ]] || cluster_create
        started=$EPOCHREALTIME
        postgres_start "$cluster" "$cluster_socket" "$local_dir/log/postgres.log" \
            "fsync = on" "full_page_writes = on" "synchronous_commit = on"
        say "✓ 启动数据库（$(seconds_since "$started") 秒）"
    fi
    [[ -e $cluster_link ]] || ln -s -- "$cluster" "$cluster_link"
    exec 9>&-
}

cluster_create() {
    [[ $cluster == "$local_dir"/* ]] || mkdir -p -- "$(dirname -- "$cluster")"
    postgres_create "$cluster"
}

cluster_release() {
    lock_briefly "$local_dir/run/cluster.lock" "等待另一个 qhd 启停数据库"
    if flock -n -x 8 && ! cluster_kept; then
        postgres_stop "$cluster" fast
    fi
    exec 8>&- 9>&-
}

# `qhd db start` on a cluster that nobody else uses leaves it running. The mark names the server process, so that it
# means nothing after a stop or a restart of the machine.
cluster_keep() {
    flock -n -x 8 || return 0
    identity "$(postgres_running "$cluster")" >"$local_dir/run/cluster.keep"
}

cluster_kept() {
    local server kept
    server=$(postgres_running "$cluster") && kept=$(cat -- "$local_dir/run/cluster.keep" 2>/dev/null) &&
        [[ $kept == "$(identity "$server")" ]]
}
