# shellcheck shell=bash
# Accounts of staff, for whoever runs the server. Everybody else's business with accounts is over HTTP.

user() {
    case ${1-} in
        add | reset) (($# > 1)) || refuse "请写明用户名，例如 ./qhd user $1 zhangsan；见 ./qhd help user。" ;;
        '') refuse "qhd user 后面要写 add 或 reset；见 ./qhd help user。" ;;
        *) refuse "qhd user 没有“$1”；能用的有 add（增加账号）和 reset（重置密码）。" ;;
    esac
    database_ready
    obey dotnet "$seed_dll" user "$@"
}

# first_password: the first administrator's, of a database that had no account; printed once and kept nowhere.
first_password() {
    local said
    said=$(dotnet "$seed_dll" user first) || fail "没有建成第一个管理员账号：请按上面的原因处理，再运行一次。"
    [[ ! $said ]] || say "第一个管理员：用户名 ${said% *}，一次性密码 ${said#* }（只显示这一次，首次登录须修改；丢了用 ./qhd user reset ${said% *}）"
}
