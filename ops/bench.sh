# shellcheck shell=bash
# Measurements, against a cluster of their own that does not touch real data.

bench() {
    build_bench
    command -v wrk >/dev/null || install_packages "压测工具 wrk" wrk
    throwaway_use
    QHD_DATABASE=$(connection_string "$throwaway" qhd)
    export QHD_DATABASE
    obey dotnet "$bench_dll" "$@"
}
