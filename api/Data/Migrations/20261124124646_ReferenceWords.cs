using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <summary>
    /// Changed reference rows no longer make every copy of the homes be read anew: only what the homes' texts hold a copy of does
    /// (the epoch); for the rest the reference rows themselves are enough (the words).
    /// </summary>
    public partial class ReferenceWords : Migration
    {
        /// <summary>What every home's answer is built with, and the column of it that ready-made texts hold a copy of.</summary>
        private static readonly (string Table, string Key, string Copied)[] Tables =
        [
            ("services", "id", "code"),
            ("unions", "id", "name"),
            ("townships", "code", "name"),
            ("areas", null, null),
            ("holiday_years", null, null),
            ("holiday_dates", null, null),
        ];

        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                alter table home_feed_epoch add column words uuid not null default gen_random_uuid();

                create function homes_new_words() returns trigger language plpgsql as $$
                begin
                    update home_feed_epoch set words = gen_random_uuid();
                    perform pg_notify('homes_changed', '');
                    return null;
                end $$;

                -- The arguments: the key and the column that the homes' texts hold.
                create function homes_renamed() returns trigger language plpgsql as $$
                begin
                    if exists (
                        select to_jsonb(p) ->> tg_argv[0], to_jsonb(p) ->> tg_argv[1] from previous p
                        except
                        select to_jsonb(c) ->> tg_argv[0], to_jsonb(c) ->> tg_argv[1] from changed c
                    ) then
                        update home_feed_epoch set epoch = gen_random_uuid();
                    end if;
                    return null;
                end $$;

                -- Truncating names no rows.
                create trigger homes_new_epoch after truncate on home_services
                    for each statement execute function homes_new_epoch();
                create trigger homes_new_epoch after truncate on home_alerts
                    for each statement execute function homes_new_epoch();
                """
            );
            foreach (var (table, key, copied) in Tables)
            {
                migrationBuilder.Sql(
                    $"""
                    drop trigger homes_new_epoch on {table};
                    create trigger homes_new_epoch after truncate on {table}
                        for each statement execute function homes_new_epoch();
                    create trigger homes_new_words after insert or update or delete or truncate on {table}
                        for each statement execute function homes_new_words();
                    """
                );
                if (key is not null)
                    migrationBuilder.Sql(
                        $"""
                        create trigger homes_renamed after update on {table}
                            referencing old table as previous new table as changed
                            for each statement execute function homes_renamed('{key}', '{copied}');
                        """
                    );
            }
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _, _) in Tables)
                migrationBuilder.Sql(
                    $"""
                    drop trigger homes_new_epoch on {table};
                    create trigger homes_new_epoch after insert or update or delete or truncate on {table}
                        for each statement execute function homes_new_epoch();
                    """
                );
            migrationBuilder.Sql(
                """
                drop trigger homes_new_epoch on home_services;
                drop trigger homes_new_epoch on home_alerts;
                drop function homes_new_words, homes_renamed cascade;
                alter table home_feed_epoch drop column words;
                """
            );
        }
    }
}
