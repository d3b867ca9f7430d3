using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>
    /// Whoever keeps the staff of a union reads what happened to its accounts, also when the appointment there was given in the
    /// same transaction or is the one that was taken away. And a telephone is compared before it is masked: a mobile number that
    /// differs in the masked digits only is another number.
    /// </summary>
    public partial class AuditOfAccounts : Migration
    {
        private const string Mobile = @"(?<!\d)((?:\+?86[- ]?)?1[3-9]\d[- ]?)\d{4}([- ]?\d{4})(?!\d)";

        private const string RawImage = """
            create or replace function audit_home_image(h homes) returns jsonb language sql stable as $$
                select to_jsonb(h) - array['id', 'location', 'change_xid', 'version']
                    || jsonb_build_object('lon', st_x(h.location::geometry), 'lat', st_y(h.location::geometry))
            $$;
            """;

        private const string MaskedImage = $$"""
            create or replace function audit_home_image(h homes) returns jsonb language sql stable as $$
                select to_jsonb(h) - array['id', 'location', 'change_xid', 'version', 'phone']
                    || jsonb_build_object(
                        'lon', st_x(h.location::geometry), 'lat', st_y(h.location::geometry),
                        'phone', regexp_replace(
                            translate(h.phone, '０１２３４５６７８９', '0123456789'), '{{Mobile}}', '\1****\2', 'g'))
            $$;
            """;

        /// <summary>Where the account was appointed before the statement, where it is after it, and where it always was.</summary>
        private const string UnionsTouched = """
            format(
                $s$(
                    select u.id, u.user_name as name, null::bigint as version, array(
                        select distinct coalesce(a.union_id, h.union_id)
                        from (%s) a left join homes h on h.id = a.home_id
                        where a.user_id = u.id and coalesce(a.union_id, h.union_id) is not null order by 1
                    ) as union_ids
                    from staff_users u
                )$s$,
                concat_ws(
                    ' union all ',
                    case when tg_op <> 'INSERT' then 'select user_id, union_id, home_id from previous' end,
                    case when tg_op <> 'DELETE' then 'select user_id, union_id, home_id from current' end,
                    'select user_id, union_id, home_id from staff_appointments'))
            """;

        private const string UnionsLeft =
            "$s$(select u.id, u.user_name as name, audit_unions_of(u.id) as union_ids, null::bigint as version from staff_users u)$s$";

        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                RawImage
                    + $$"""

                    create function audit_masked_home(changes jsonb) returns jsonb language sql immutable as $$
                        select case when changes ? 'phone' then
                            changes || jsonb_build_object('phone', (
                                select jsonb_object_agg(side, regexp_replace(
                                    translate(number, '０１２３４５６７８９', '0123456789'), '{{Mobile}}', '\1****\2', 'g'))
                                from jsonb_each_text(changes -> 'phone') p(side, number)))
                        else changes end
                    $$;

                    create function audit_masked_part(image jsonb) returns jsonb language sql immutable as $$
                        select case when image ? 'phone' then
                            image || jsonb_build_object('phone', left(image ->> 'phone', 3) || '****' || right(image ->> 'phone', 4))
                        else image end
                    $$;

                    """
                    + LogHomes("audit_masked_home(", ")")
                    + LogParts("audit_masked_part(o.image)", "audit_masked_part(n.image)", UnionsTouched)
                    + ManagerTriggers("r.phone")
                    + """

                    drop trigger log_staff_users on staff_users;
                    -- At the end of the transaction: the appointments of an account that is new come after it.
                    create constraint trigger log_staff_users after insert or update on staff_users
                        deferrable initially deferred for each row execute function log_staff_users();
                    """
            );

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                MaskedImage
                    + LogHomes("", "")
                    + LogParts("o.image", "n.image", UnionsLeft)
                    + ManagerTriggers("left(r.phone, 3) || ''****'' || right(r.phone, 4)")
                    + """

                    drop trigger log_staff_users on staff_users;
                    create trigger log_staff_users after insert or update on staff_users
                        for each row execute function log_staff_users();
                    drop function audit_masked_home, audit_masked_part;
                    """
            );

        private static string LogHomes(string before, string after) =>
            $$"""

            create or replace function log_homes() returns trigger language plpgsql as $$
            begin
                case tg_op
                when 'INSERT' then
                    perform audit_write(tg_op, 'home', n.id, n.code || ' ' || n.name, array[n.union_id], n.version,
                        {{before}}audit_difference('{}', audit_home_image(n)){{after}})
                    from current n;
                when 'UPDATE' then
                    perform audit_write(tg_op, 'home', n.id, n.code || ' ' || n.name,
                        case when n.union_id = o.union_id then array[n.union_id] else array[o.union_id, n.union_id] end,
                        n.version, {{before}}audit_difference(audit_home_image(o), audit_home_image(n)){{after}})
                    from previous o join current n using (id);
                when 'DELETE' then
                    perform audit_write(tg_op, 'home', o.id, o.code || ' ' || o.name, array[o.union_id], o.version,
                        {{before}}audit_difference(audit_home_image(o), '{}'){{after}})
                    from previous o;
                end case;
                return null;
            end $$;
            """;

        private static string LogParts(string from, string to, string accounts) =>
            $$"""

            create or replace function log_parts() returns trigger language plpgsql as $$
            declare
                rows_of constant text := format(
                    'select r.%I as owner, %L || (%s)::text as part, %s as image from %%s r',
                    tg_argv[1], tg_argv[2] || ':', tg_argv[3], tg_argv[4]);
                none constant text := 'select null::integer as owner, null::text as part, null::jsonb as image where false';
            begin
                execute format(
                    $q$
                    select audit_write(%L, %L, s.id, s.name, s.union_ids, s.version, d.changes)
                    from (
                        select owner, jsonb_object_agg(part, jsonb_build_object('from', {{from}}, 'to', {{to}})) as changes
                        from (%s) o full join (%s) n using (owner, part)
                        where o.image is distinct from n.image group by owner
                    ) d
                    join %s s on s.id = d.owner
                    $q$,
                    tg_op, tg_argv[0],
                    case when tg_op = 'INSERT' then none else format(rows_of, 'previous') end,
                    case when tg_op = 'DELETE' then none else format(rows_of, 'current') end,
                    case tg_argv[0]
                        when 'home' then $s$(select id, code || ' ' || name as name, array[union_id] as union_ids, version from homes)$s$
                        else {{accounts}}
                    end);
                return null;
            end $$;
            """;

        private static string ManagerTriggers(string phone)
        {
            var arguments =
                "'home', 'home_id', 'manager', 'r.id', 'jsonb_build_object(''name'', r.name, "
                + $"''phone'', {phone}, ''full_time'', r.full_time)'";
            return $"""

                drop trigger log_home_managers_insert on home_managers;
                drop trigger log_home_managers_update on home_managers;
                drop trigger log_home_managers_delete on home_managers;
                create trigger log_home_managers_insert after insert on home_managers
                    referencing new table as current for each statement execute function log_parts({arguments});
                create trigger log_home_managers_update after update on home_managers
                    referencing old table as previous new table as current for each statement execute function log_parts({arguments});
                create trigger log_home_managers_delete after delete on home_managers
                    referencing old table as previous for each statement execute function log_parts({arguments});
                """;
        }
    }
}
