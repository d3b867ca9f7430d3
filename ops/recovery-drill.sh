#!/usr/bin/env bash
# Point-in-time recovery, done for real on a cluster of its own that is gone afterwards: a base backup, row A, the time, row B;
# recovered to that time, A is there and B is not. The very commands of docs/operations.md.
set -euo pipefail
shopt -s inherit_errexit nullglob
unset CDPATH "${!PG@}"
export LC_ALL=C.UTF-8

root=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd -P)
readonly root
source "$root/ops/say.sh"
source "$root/ops/machine.sh"
source "$root/ops/processes.sh"
source "$root/ops/postgres.sh"

drill() {
    prepare_local
    need_postgres "" # the newest
    drilled=$(mktemp -d /tmp/qhd-drill.XXXXXXXX)
    on_exit drill_end
    chown "$server_user" "$drilled"
    as_server_user mkdir -m 0700 "$drilled/wal"
    postgres_create "$drilled/data"
    as_server_user tee -a "$drilled/data/pg_hba.conf" >/dev/null <<<"local replication all peer map=qhd"
    start_server "$drilled/data" "archive_mode = on" "archive_command = 'test ! -f $drilled/wal/%f && cp %p $drilled/wal/%f'"

    sql "create table seen (name text)"
    work "基础备份" "$local_dir/log/drill.log" as_server_user "$pg_bin/pg_basebackup" -h "$drilled/s" -U postgres \
        -D "$drilled/base" --checkpoint=fast --wal-method=stream || fail "基础备份没有成功：见 $local_dir/log/drill.log。"
    work "核对基础备份" "$local_dir/log/drill.log" as_server_user "$pg_bin/pg_verifybackup" "$drilled/base" ||
        fail "基础备份不完整：见 $local_dir/log/drill.log。"
    sql "insert into seen values ('A')"
    moment=$(sql "select clock_timestamp()")
    sql "insert into seen values ('B')"
    sql "select pg_switch_wal()" >/dev/null
    archived
    postgres_stop "$drilled/data" fast

    as_server_user tee -a "$drilled/base/postgresql.auto.conf" >/dev/null <<CONF
restore_command = 'cp $drilled/wal/%f %p'
recovery_target_time = '$moment'
recovery_target_action = 'promote'
CONF
    as_server_user touch "$drilled/base/recovery.signal"
    # Not by our own start, which would look after roles and extensions while nothing may be written yet.
    as_server_user tee -a "$drilled/base/qhd.conf" >/dev/null <<<"archive_mode = off"
    socket_folder "$drilled/s"
    as_server_user "$pg_bin/pg_ctl" -D "$drilled/base" --silent --wait start >"$local_dir/log/drill.log" 2>&1 </dev/null ||
        fail "恢复的集群起不来：见 $local_dir/log/drill.log。"
    recovered
    seen=$(sql "select string_agg(name, ' ') from seen")
    [[ $seen == A ]] || fail "恢复到 $moment，应只见 A，却见到 ${seen:-空表}。"
    say "✓ 恢复到 $moment：见到 A，没有 B。"
}

# start_server FOLDER SETTING…
start_server() {
    local data=$1
    shift
    postgres_start "$data" "$drilled/s" "$local_dir/log/drill-postgres.log" "wal_level = replica" "max_wal_senders = 2" "$@"
}

sql() { as_server_user "$pg_bin/psql" -X -q -At -v ON_ERROR_STOP=1 -h "$drilled/s" -U postgres -d postgres -c "$1"; }

# Until the segment that holds B is in the archive.
archived() {
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        [[ $(sql "select archived_count > 0 and last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 1) from pg_stat_archiver") != t ]] || return 0
        sleep 0.1
    done
    fail "日志没有归档：见 $local_dir/log/drill-postgres.log。"
}

recovered() {
    local tries
    for ((tries = 0; tries < 300; tries++)); do
        [[ $(sql "select pg_is_in_recovery()") != f ]] || return 0
        sleep 0.1
    done
    fail "恢复没有结束：见 $local_dir/log/drill-postgres.log。"
}

drill_end() {
    postgres_stop "$drilled/data" immediate
    postgres_stop "$drilled/base" immediate
    rm -rf -- "$drilled"
}

drill
