using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>
    /// Activities and notices count their versions and are in the audit log; Jobs is told of notices that are due. What Jobs alone
    /// writes of a notice is no new version: an officer who cancels has not read of another one.
    /// </summary>
    public partial class NoticeTriggers : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create function row_version_stamp() returns trigger language plpgsql as $$
                begin
                    new.version := case when tg_op = 'INSERT' then 1 else old.version + 1 end;
                    return new;
                end $$;
                create trigger activities_stamp before insert or update on activities
                    for each row execute function row_version_stamp();
                create trigger campaigns_stamp_insert before insert on campaigns
                    for each row execute function row_version_stamp();
                create trigger campaigns_stamp_update before update on campaigns for each row
                    when (to_jsonb(old) - array['due_at', 'changed_at', 'version']
                        is distinct from to_jsonb(new) - array['due_at', 'changed_at', 'version'])
                    execute function row_version_stamp();

                create function audit_activity_image(a activities) returns jsonb language sql stable as $$
                    select to_jsonb(a) - array['id', 'version', 'created_by_id', 'created_at', 'changed_at']
                $$;
                create function log_activities() returns trigger language plpgsql as $$
                declare
                    a constant activities := coalesce(new, old);
                begin
                    perform audit_write(tg_op, 'activity', a.id, a.title,
                        array(select union_id from homes where id in (a.home_id, old.home_id)), a.version,
                        audit_difference(
                            case when tg_op = 'INSERT' then '{}' else audit_activity_image(old) end,
                            case when tg_op = 'DELETE' then '{}' else audit_activity_image(new) end));
                    return null;
                end $$;
                create trigger log_activities after insert or update or delete on activities
                    for each row execute function log_activities();

                -- Whom a notice of an activity goes to is nobody's business in a log: numbers of riders stay out of it.
                create function audit_campaign_image(c campaigns) returns jsonb language sql stable as $$
                    select to_jsonb(c) - array['id', 'version', 'created_by_id', 'created_at', 'changed_at', 'due_at']
                        || jsonb_build_object('audience', c.audience - 'riderIds')
                $$;
                create function log_campaigns() returns trigger language plpgsql as $$
                declare
                    c constant campaigns := coalesce(new, old);
                begin
                    perform audit_write(tg_op, 'campaign', c.id, c.title, array[c.union_id], c.version,
                        audit_difference(
                            case when tg_op = 'INSERT' then '{}' else audit_campaign_image(old) end,
                            case when tg_op = 'DELETE' then '{}' else audit_campaign_image(new) end));
                    return null;
                end $$;
                create trigger log_campaigns after insert or update or delete on campaigns
                    for each row execute function log_campaigns();

                create function campaigns_notify() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('campaigns', new.id::text);
                    return null;
                end $$;
                create trigger campaigns_notify_insert after insert on campaigns
                    for each row execute function campaigns_notify();
                create trigger campaigns_notify_update after update on campaigns for each row
                    when (old.status is distinct from new.status) execute function campaigns_notify();
                """
            );

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                "drop function row_version_stamp, audit_activity_image, log_activities, audit_campaign_image, log_campaigns, campaigns_notify cascade"
            );
    }
}
