using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>
    /// Scenarios count their versions and are in the audit log; whoever waits for a plan run is told of each step; and the inputs of a
    /// layout that have no version of their own get one. See PlanRuns, LayoutInputsReader.
    /// </summary>
    public partial class PlanningTriggers : Migration
    {
        private static readonly (string Table, string Input)[] Inputs =
        [
            ("workplaces", "workers"),
            ("rider_cells", "workers"),
            ("rider_hours", "workers"),
            ("areas", "reference"),
            ("zone_hosts", "reference"),
            ("townships", "reference"),
            ("unions", "reference"),
            ("quotas", "reference"),
            ("holiday_years", "reference"),
            ("holiday_dates", "reference"),
        ];

        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create function scenarios_stamp() returns trigger language plpgsql as $$
                begin
                    new.version := case when tg_op = 'INSERT' then 1 else old.version + 1 end;
                    return new;
                end $$;
                create trigger scenarios_stamp before insert or update on scenarios
                    for each row execute function scenarios_stamp();

                -- Each change under a name of its own, so that an entry tells what became of which home.
                create function audit_scenario_image(s scenarios) returns jsonb language sql stable as $$
                    select to_jsonb(s) - array['id', 'changes', 'version', 'created_by_id', 'created_at', 'changed_at']
                        || coalesce(
                            (
                                select jsonb_object_agg(c ->> 'kind' || ':' || coalesce(c ->> 'homeId', c ->> 'key'), c - 'kind')
                                from jsonb_array_elements(s.changes) c
                            ),
                            '{}')
                $$;
                create function log_scenarios() returns trigger language plpgsql as $$
                declare
                    s constant scenarios := coalesce(new, old);
                begin
                    perform audit_write(tg_op, 'scenario', s.id, s.name, array[s.union_id], s.version,
                        audit_difference(
                            case when tg_op = 'INSERT' then '{}' else audit_scenario_image(old) end,
                            case when tg_op = 'DELETE' then '{}' else audit_scenario_image(new) end));
                    return null;
                end $$;
                create trigger log_scenarios after insert or update or delete on scenarios
                    for each row execute function log_scenarios();

                create function plan_runs_notify() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('plan_runs', new.id::text);
                    return null;
                end $$;
                create trigger plan_runs_notify_insert after insert on plan_runs
                    for each row execute function plan_runs_notify();
                -- A sign of life alone is nobody's news.
                create trigger plan_runs_notify_update after update on plan_runs for each row
                    when ((old.status, old.progress, old.step, old.cancel_requested)
                        is distinct from (new.status, new.progress, new.step, new.cancel_requested))
                    execute function plan_runs_notify();

                create table input_versions (
                    input text primary key,
                    key uuid not null default gen_random_uuid(),
                    changed_at timestamptz not null default now()
                );
                insert into input_versions (input) values ('workers'), ('reference');

                -- Once a transaction is enough.
                create function input_versions_touch() returns trigger language plpgsql as $$
                begin
                    if tg_op <> 'TRUNCATE' then
                        if not exists (select from touched) then
                            return null;
                        end if;
                    end if;
                    update input_versions set key = gen_random_uuid(), changed_at = now()
                    where input = tg_argv[0] and changed_at <> now();
                    return null;
                end $$;
                """
                    + string.Concat(Inputs.Select(i => Triggers(i.Table, i.Input)))
            );

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                drop function scenarios_stamp, audit_scenario_image, log_scenarios, plan_runs_notify, input_versions_touch cascade;
                drop table input_versions;
                """
            );

        private static string Triggers(string table, string input) =>
            $"""

            create trigger input_versions_touch_insert after insert on {table}
                referencing new table as touched for each statement execute function input_versions_touch('{input}');
            create trigger input_versions_touch_update after update on {table}
                referencing new table as touched for each statement execute function input_versions_touch('{input}');
            create trigger input_versions_touch_delete after delete on {table}
                referencing old table as touched for each statement execute function input_versions_touch('{input}');
            create trigger input_versions_touch_truncate after truncate on {table}
                for each statement execute function input_versions_touch('{input}');
            """;
    }
}
