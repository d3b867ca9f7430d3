using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>
    /// Lets every Web instance follow the homes: each change stamps the home's row with its transaction and counts its version,
    /// deletions leave a mark, and listeners are told. See HomeFeed.
    /// </summary>
    public partial class HomeFeed : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                create table home_feed_epoch (
                    only_row boolean primary key default true check (only_row),
                    epoch uuid not null default gen_random_uuid()
                );
                insert into home_feed_epoch default values;

                create table home_deletions (
                    home_id integer not null,
                    change_xid xid8 not null default pg_current_xact_id()
                );
                create index ix_home_deletions_change_xid on home_deletions (change_xid);

                create function homes_stamp() returns trigger language plpgsql as $$
                begin
                    new.change_xid := pg_current_xact_id();
                    new.version := case when tg_op = 'INSERT' then 1 else old.version + 1 end;
                    return new;
                end $$;
                create trigger homes_stamp before insert or update on homes
                    for each row execute function homes_stamp();

                create function homes_deleted() returns trigger language plpgsql as $$
                begin
                    insert into home_deletions (home_id) select id from gone;
                    return null;
                end $$;
                create trigger homes_deleted after delete on homes
                    referencing old table as gone for each statement execute function homes_deleted();

                create function homes_notify() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('homes_changed', '');
                    return null;
                end $$;
                create trigger homes_notify after insert or update or delete on homes
                    for each statement execute function homes_notify();

                -- A change to what hangs on a home is a change of the home; one stamp a transaction is enough.
                create function homes_touch() returns trigger language plpgsql as $$
                begin
                    update homes set change_xid = pg_current_xact_id()
                    where id in (select home_id from changed) and change_xid <> pg_current_xact_id();
                    return null;
                end $$;
                -- An update may also move a row from one home to another: both change.
                create function homes_touch_both() returns trigger language plpgsql as $$
                begin
                    update homes set change_xid = pg_current_xact_id()
                    where id in (select home_id from changed union select home_id from previous)
                        and change_xid <> pg_current_xact_id();
                    return null;
                end $$;
                create trigger homes_touch_insert after insert on home_services
                    referencing new table as changed for each statement execute function homes_touch();
                create trigger homes_touch_update after update on home_services
                    referencing old table as previous new table as changed
                    for each statement execute function homes_touch_both();
                create trigger homes_touch_delete after delete on home_services
                    referencing old table as changed for each statement execute function homes_touch();
                create trigger homes_touch_insert after insert on home_alerts
                    referencing new table as changed for each statement execute function homes_touch();
                create trigger homes_touch_update after update on home_alerts
                    referencing old table as previous new table as changed
                    for each statement execute function homes_touch_both();
                create trigger homes_touch_delete after delete on home_alerts
                    referencing old table as changed for each statement execute function homes_touch();
                create trigger homes_touch_insert after insert on home_managers
                    referencing new table as changed for each statement execute function homes_touch();
                create trigger homes_touch_update after update on home_managers
                    referencing old table as previous new table as changed
                    for each statement execute function homes_touch_both();
                create trigger homes_touch_delete after delete on home_managers
                    referencing old table as changed for each statement execute function homes_touch();

                -- What every home's answer is built with: after a change of it the copies are read anew.
                create function homes_new_epoch() returns trigger language plpgsql as $$
                begin
                    update home_feed_epoch set epoch = gen_random_uuid();
                    perform pg_notify('homes_changed', '');
                    return null;
                end $$;
                create trigger homes_new_epoch after truncate on homes
                    for each statement execute function homes_new_epoch();
                create trigger homes_new_epoch after insert or update or delete or truncate on services
                    for each statement execute function homes_new_epoch();
                create trigger homes_new_epoch after insert or update or delete or truncate on unions
                    for each statement execute function homes_new_epoch();
                create trigger homes_new_epoch after insert or update or delete or truncate on townships
                    for each statement execute function homes_new_epoch();
                create trigger homes_new_epoch after insert or update or delete or truncate on areas
                    for each statement execute function homes_new_epoch();
                create trigger homes_new_epoch after insert or update or delete or truncate on holiday_years
                    for each statement execute function homes_new_epoch();
                create trigger homes_new_epoch after insert or update or delete or truncate on holiday_dates
                    for each statement execute function homes_new_epoch();
                """
            );

        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(
                """
                drop function homes_stamp, homes_deleted, homes_notify, homes_touch, homes_touch_both, homes_new_epoch cascade;
                drop table home_feed_epoch, home_deletions;
                """
            );
    }
}
