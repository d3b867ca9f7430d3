# shellcheck shell=bash
# Measurements, against a cluster of their own that does not touch real data.

bench() {
    need_sdk
    case ${1-} in
        nearest | rereading) need_command wrk ;;
    esac
    need_postgres
    [[ " $* " != *" --peers "* ]] || install_packages pgRouting "postgresql-$pg_version-pgrouting"
    [[ "${1-} $* " != import*" --peers "* ]] || install_packages osm2pgrouting osm2pgrouting osmium-tool
    build_bench
    throwaway_use
    bench_routing
    QHD_DATABASE=$(connection_string "$throwaway" qhd)
    QHD_SEED=$seed_dll # built with the measurements, which call it
    export QHD_DATABASE QHD_SEED
    obey dotnet "$bench_dll" "$@"
}

# Only a superuser may create pgRouting; in template1, every database of the run has it.
bench_routing() {
    [[ -e /usr/share/postgresql/$pg_version/extension/pgrouting.control ]] || return 0
    as_server_user "$pg_bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$throwaway" -U postgres -d template1 \
        -c 'CREATE EXTENSION IF NOT EXISTS pgrouting' || warn "pgRouting 没有装进测速的数据库，不作比较。"
}
