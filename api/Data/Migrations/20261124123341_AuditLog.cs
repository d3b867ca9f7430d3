using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>
    /// Writes the audit log by triggers, so that a change is logged by whatever way it comes, and refuses to change what was
    /// logged. Whose deed it is, each transaction says by settings of its own (DeedInterceptor). The triggers' names begin with
    /// "log", after "homes_touch" in the alphabet and so after it in time: an entry carries the version that the change made.
    /// </summary>
    public partial class AuditLog : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create function refuse_change() returns trigger language plpgsql as $$
                begin
                    raise exception '% is append-only', tg_table_name using errcode = 'object_not_in_prerequisite_state';
                end $$;
                create trigger refuse_change before update or delete or truncate on audit_entries
                    for each statement execute function refuse_change();
                create trigger refuse_change before update or delete or truncate on sign_ins
                    for each statement execute function refuse_change();

                -- A member that is missing and one that is null are the same: a column that holds nothing.
                create function audit_difference(was jsonb, becomes jsonb) returns jsonb language sql immutable as $$
                    select jsonb_object_agg(k, jsonb_build_object('from', was -> k, 'to', becomes -> k))
                    from jsonb_object_keys(was || becomes) k
                    where nullif(was -> k, 'null') is distinct from nullif(becomes -> k, 'null')
                $$;

                -- An entry by whoever the transaction says it is for; nothing when nothing differs.
                create function audit_write(
                    op text, subject text, subject_id integer, subject_name text, union_ids integer[], version bigint, changes jsonb
                ) returns void language sql as $$
                    insert into audit_entries
                        (at, actor_id, actor, origin, action, reason, subject, subject_id, subject_name, union_ids, version, changes)
                    select now(),
                        nullif(current_setting('qhd.actor_id', true), '')::integer,
                        coalesce(nullif(current_setting('qhd.actor', true), ''), session_user),
                        coalesce(nullif(current_setting('qhd.origin', true), ''), current_setting('application_name')),
                        coalesce(nullif(current_setting('qhd.action', true), ''), lower(op)),
                        nullif(current_setting('qhd.reason', true), ''),
                        subject, subject_id, subject_name, union_ids, version, changes
                    where changes is not null
                $$;

                create function audit_home_image(h homes) returns jsonb language sql stable as $$
                    select to_jsonb(h) - array['id', 'location', 'change_xid', 'version']
                        || jsonb_build_object('lon', st_x(h.location::geometry), 'lat', st_y(h.location::geometry))
                $$;

                create function log_homes() returns trigger language plpgsql as $$
                begin
                    case tg_op
                    when 'INSERT' then
                        perform audit_write(tg_op, 'home', n.id, n.code || ' ' || n.name, array[n.union_id], n.version,
                            audit_difference('{}', audit_home_image(n)))
                        from current n;
                    when 'UPDATE' then
                        perform audit_write(tg_op, 'home', n.id, n.code || ' ' || n.name,
                            case when n.union_id = o.union_id then array[n.union_id] else array[o.union_id, n.union_id] end,
                            n.version, audit_difference(audit_home_image(o), audit_home_image(n)))
                        from previous o join current n using (id);
                    when 'DELETE' then
                        perform audit_write(tg_op, 'home', o.id, o.code || ' ' || o.name, array[o.union_id], o.version,
                            audit_difference(audit_home_image(o), '{}'))
                        from previous o;
                    end case;
                    return null;
                end $$;
                create trigger log_homes_insert after insert on homes
                    referencing new table as current for each statement execute function log_homes();
                create trigger log_homes_update after update on homes
                    referencing old table as previous new table as current for each statement execute function log_homes();
                create trigger log_homes_delete after delete on homes
                    referencing old table as previous for each statement execute function log_homes();

                -- What hangs on a home or an account: one entry for each of these and statement. The arguments: the subject, the
                -- column that names it, the part's name in the entry, and the part's key and image as expressions on a row r.
                create function log_parts() returns trigger language plpgsql as $$
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
                            select owner, jsonb_object_agg(part, jsonb_build_object('from', o.image, 'to', n.image)) as changes
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
                            else $s$(select u.id, u.user_name as name, audit_unions_of(u.id) as union_ids, null::bigint as version from staff_users u)$s$
                        end);
                    return null;
                end $$;

                -- Where an account's appointments are: whoever keeps the staff there may read what happened to it.
                create function audit_unions_of(account integer) returns integer[] language sql stable as $$
                    select coalesce(array_agg(distinct coalesce(a.union_id, h.union_id)), '{}')
                    from staff_appointments a left join homes h on h.id = a.home_id where a.user_id = account
                $$;

                -- No secret, and no counter that every attempt to sign in moves.
                create function audit_user_image(u staff_users) returns jsonb language sql stable as $$
                    select to_jsonb(u) - array['id', 'normalized_user_name', 'password_hash', 'security_stamp', 'concurrency_stamp',
                        'access_failed_count', 'lockout_enabled', 'lockout_end', 'last_code', 'last_code_at']
                $$;

                create function log_staff_users() returns trigger language plpgsql as $$
                begin
                    perform audit_write(tg_op, 'user', new.id, new.user_name, audit_unions_of(new.id), null,
                        audit_difference(
                            case when tg_op = 'UPDATE' then audit_user_image(old) else '{}' end, audit_user_image(new)));
                    return null;
                end $$;
                create trigger log_staff_users after insert or update on staff_users
                    for each row execute function log_staff_users();
                """
                    + PartTriggers(
                        "home_services",
                        "'home', 'home_id', 'service', '(select code from services where id = r.service_id)', "
                            + "'jsonb_build_object(''verified_at'', r.verified_at)'"
                    )
                    + PartTriggers(
                        "home_alerts",
                        "'home', 'home_id', 'alert', '(select code from services where id = r.service_id)', "
                            + "'jsonb_build_object(''since'', r.since)'"
                    )
                    // Who kept the door must be known later; the whole of a private telephone need not.
                    + PartTriggers(
                        "home_managers",
                        "'home', 'home_id', 'manager', 'r.id', 'jsonb_build_object(''name'', r.name, "
                            + "''phone'', left(r.phone, 3) || ''****'' || right(r.phone, 4), ''full_time'', r.full_time)'"
                    )
                    + PartTriggers(
                        "staff_appointments",
                        "'user', 'user_id', 'appointment', 'r.id', "
                            + "'jsonb_build_object(''role'', r.role, ''union_id'', r.union_id, ''home_id'', r.home_id)'"
                    )
            );

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                "drop function refuse_change, audit_difference, audit_write, audit_home_image, log_homes, log_parts, "
                    + "audit_unions_of, audit_user_image, log_staff_users cascade"
            );

        private static string PartTriggers(string table, string arguments) =>
            $"""

            create trigger log_{table}_insert after insert on {table}
                referencing new table as current for each statement execute function log_parts({arguments});
            create trigger log_{table}_update after update on {table}
                referencing old table as previous new table as current for each statement execute function log_parts({arguments});
            create trigger log_{table}_delete after delete on {table}
                referencing old table as previous for each statement execute function log_parts({arguments});
            """;
    }
}
