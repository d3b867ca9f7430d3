# shellcheck shell=bash
# A cluster for one command: fast instead of durable, and gone when the command ends.

# Sets throwaway, a folder that holds the data and the socket. After need_postgres.
throwaway_use() {
    throwaway_sweep
    throwaway=$(mktemp -d /tmp/qhd-throwaway.XXXXXXXX)
    throwaway_record=$local_dir/run/${throwaway##*/}
    printf '%s\n%s\n' "$throwaway" "$(identity $$)" >"$throwaway_record"
    on_exit throwaway_end
    chown "$server_user" "$throwaway"
    postgres_create "$throwaway/data" --no-sync
    # No autovacuum: its worker belongs to the superuser, and a test's role could not drop a database that it is in.
    postgres_start "$throwaway/data" "$throwaway" "$local_dir/log/throwaway.log" \
        "fsync = off" "full_page_writes = off" "synchronous_commit = off" "max_connections = 200" "autovacuum = off"
}

throwaway_end() { throwaway_remove "$throwaway" "$throwaway_record"; }

# What a kill -9 of an earlier command left behind.
throwaway_sweep() {
    local record folder owner pid
    for record in "$local_dir"/run/qhd-throwaway.*; do
        folder='' owner='' # a full disk or a kill may have left the record empty
        { read -r folder && read -r owner; } <"$record" || true
        read -r _ pid _ <<<"$owner"
        [[ $pid && $(identity "$pid") == "$owner" ]] || throwaway_remove "$folder" "$record"
    done
}

throwaway_remove() {
    if [[ $1 == /tmp/qhd-throwaway.* ]]; then
        postgres_stop "$1/data" immediate
        rm -rf -- "$1"
    fi
    rm -f -- "$2"
}
