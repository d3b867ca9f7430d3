# shellcheck shell=bash
# Measurements, against a cluster of their own that does not touch real data.

bench() {
    need_sdk
    [[ ${1-} != @(nearest|rereading) ]] || need_command wrk
    need_postgres
    build_bench
    throwaway_use
    QHD_DATABASE=$(connection_string "$throwaway" qhd)
    export QHD_DATABASE
    obey dotnet "$bench_dll" "$@"
}
