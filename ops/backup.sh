# shellcheck shell=bash
# The whole database into one file, and back.

readonly backups_log=$local_dir/backups.log # a line for each success: time, bytes, file

backup() {
    backup_options backup --force "$@"
    backup_reach existing
    obey dotnet "$seed_dll" backup "$@" || exit
    printf '%s\t%s\t%s\n' "$(date -u +%FT%TZ)" "$(stat -c %s -- "$backup_file")" "$(readlink -f -- "$backup_file")" >>"$backups_log"
}

restore() {
    backup_options restore --compare "$@"
    [[ -e $backup_file ]] || refuse "没有这个文件：$backup_file。"
    backup_reach
    obey dotnet "$seed_dll" restore "$@"
}

# backup_options COMMAND ITS_OPTION ARGUMENT…: sets backup_file.
backup_options() {
    local command=$1 option=$2
    shift 2
    backup_file=
    while (($#)); do
        case $1 in
            "$option") ;;
            -*) refuse "qhd $command 没有“$1”这个参数；见 ./qhd help $command。" ;;
            *)
                [[ ! $backup_file ]] || refuse "qhd $command 只要一个文件，多出了“$1”。"
                backup_file=$1
                ;;
        esac
        shift
    done
    [[ $backup_file ]] || refuse "请写明备份文件，例如 ./qhd $command qhd.backup。"
}

# backup_reach [existing]: the database, not migrated: a backup at night must not upgrade what an older Web still uses.
backup_reach() {
    need_sdk
    if [[ $own_cluster ]]; then
        [[ ! ${1-} || -e $cluster_link || -L $cluster_link ]] || fail "还没有数据库，没有可备份的：先运行 ./qhd up，或设 QHD_DATABASE。"
        cluster_use
        QHD_DATABASE=$(connection_string "$cluster_socket" qhd)
        QHD_DATA_FOLDER=$cluster
        export QHD_DATABASE QHD_DATA_FOLDER
    fi
    build_seed
}
