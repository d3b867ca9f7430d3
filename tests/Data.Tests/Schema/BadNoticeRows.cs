namespace QhdHomeMap.Data.Tests.Schema;

/// <summary>The rows that the tables of activities, door codes and notices must refuse, each behind the good rows it needs.</summary>
internal static class BadNoticeRows
{
    private const string Hash = "decode(repeat('ab', 32), 'hex')";

    private static string Good =>
        $$"""
            insert into lookup_keys (id, protected_key, created_at) values (1, 'k', now());
            insert into riders (id, app_id, lookup_hash, lookup_key_id, protected_open_id, created_at, seen_at)
                values (-1, 'wx', {{Hash}}, 1, 'o', now(), now());
            insert into message_templates (id, app_id, title, content, example, kind, synced_at)
                values ('t', 'wx', '', '', '', 'one_time', now());
            create temporary table staff on commit drop as select id, union_id from (select min(id) as id from staff_users) u, (select min(id) as union_id from unions) n;
            create temporary table second on commit drop as
                with s as (
                    insert into staff_users (user_name, normalized_user_name, display_name, must_change_password, password_changed_at,
                        created_at, two_factor_enabled, lockout_enabled, access_failed_count)
                    values ('second', 'SECOND', '第二人', true, now(), now(), false, true, 0) returning id
                )
                select id from s;
            create temporary table home on commit drop as with h as ({{NewHome.Insert()}}) select id from h;
            insert into activities (id, kind_code, home_id, title, starts_at, ends_at, status, created_by_id, created_at, changed_at)
                overriding system value
                select -1, (select min(code) from activity_kinds), home.id, '送清凉', now() + interval '1 day', now() + interval '2 days',
                    'draft', staff.id, now(), now() from home, staff;
            insert into activity_sign_ups (activity_id, rider_id, status, at) values (-1, -1, 'waiting', now());
            insert into check_ins (home_id, rider_id, at, activity_id) select id, -1, now(), -1 from home;
            insert into door_codes (home_id, scene, is_sandbox, created_at) select id, 'h=1&k=abcdef', true, now() from home;
            insert into campaigns (id, kind, title, union_id, created_by_id, created_at, changed_at, template_id, texts, audience, status, content_check)
                overriding system value
                select -1, 'notice', '送清凉', union_id, id, now(), now(), 't', '{}', '{"kind": "union", "unionId": 1}', 'draft', 'not_asked'
                from staff;
            insert into campaign_recipients (campaign_id, rider_id, state, due_at, attempts) values (-1, -1, 'pending', now(), 0);
            insert into sending_gates (name, next_at) values ('send', now());
            insert into staff_bindings (staff_user_id, code_hash, code_expires_at) select id, {{Hash}}, now() from staff;
            """;

    public static IEnumerable<(string Constraint, string Sql)> All =>
        from bad in (IEnumerable<(string Constraint, string Sql)>)
            [.. Activities, .. Campaigns, .. Recipients, .. Bindings]
        select (bad.Constraint, $"{Good} {bad.Sql}");

    private static (string, string)[] Activities =>
        [
            ("ck_activities_title", "update activities set title = ' '"),
            ("ck_activities_text", "update activities set text = ' '"),
            ("ck_activities_status", "update activities set status = 'lost'"),
            ("ck_activities_starts_at", "update activities set starts_at = '-infinity'"),
            ("ck_activities_ends_at", "update activities set ends_at = 'infinity'"),
            ("ck_activities_time", "update activities set ends_at = starts_at"),
            ("ck_activities_sign_up_until", "update activities set sign_up_until = ends_at"),
            ("ck_activities_places", "update activities set places = 0"),
            ("ck_activities_published", "update activities set status = 'published'"),
            ("ck_activities_cancelled", "update activities set status = 'cancelled'"),
            ("ck_activities_cancelled", "update activities set cancel_reason = '下雨'"),
            ("ck_activities_cancel_reason", "update activities set cancel_reason = ' '"),
            ("ck_activity_sign_ups_status", "update activity_sign_ups set status = 'lost'"),
            ("ck_activity_sign_ups_cancelled", "update activity_sign_ups set status = 'cancelled'"),
            (
                "ix_activity_sign_ups_activity_id_rider_id",
                "insert into activity_sign_ups (activity_id, rider_id, status, at) values (-1, -1, 'signed_up', now())"
            ),
            ("ck_check_ins_at", "update check_ins set at = 'infinity'"),
            (
                "ix_check_ins_activity_id_rider_id",
                "insert into check_ins (home_id, rider_id, at, activity_id) select id, -1, now(), -1 from home"
            ),
            ("ck_door_codes_scene", "update door_codes set scene = ' '"),
            ("ck_door_codes_image", "update door_codes set image = ''"),
            (
                "ix_door_codes_home_id",
                "insert into door_codes (home_id, scene, is_sandbox, created_at) select id, 'h=1&k=bcdefg', true, now() from home"
            ),
            (
                "ix_door_codes_scene",
                "update door_codes set revoked_at = now(); "
                    + "insert into door_codes (home_id, scene, is_sandbox, created_at) select id, 'h=1&k=abcdef', true, now() from home"
            ),
        ];

    private static (string, string)[] Campaigns =>
        [
            ("ck_campaigns_kind", "update campaigns set kind = 'letter', created_by_id = null"),
            ("ck_campaigns_status", "update campaigns set status = 'lost'"),
            ("ck_campaigns_content_check", "update campaigns set content_check = 'fine'"),
            ("ck_campaigns_title", "update campaigns set title = ' '"),
            ("ck_campaigns_page", "update campaigns set page = ' '"),
            ("ck_campaigns_texts", "update campaigns set texts = '[]'"),
            ("ck_campaigns_audience", "update campaigns set audience = '{}'"),
            ("ck_campaigns_send_at", "update campaigns set send_at = 'infinity'"),
            ("ck_campaigns_expires_at", "update campaigns set expires_at = 'infinity'"),
            ("ck_campaigns_second_person", "update campaigns set approved_by_id = created_by_id"),
            ("ck_campaigns_approved", "update campaigns set status = 'scheduled'"),
            ("ck_campaigns_author", "update campaigns set created_by_id = null"),
            ("ck_campaigns_author", "update campaigns set kind = 'reminder'"),
            ("ck_campaigns_stop", "update campaigns set stop_code = 'x', stop_text = 'x'"),
            (
                "ck_campaigns_stop_text",
                "update campaigns set status = 'stopped', stop_code = 'x', stop_text = ' ', ended_at = now(), approved_by_id = (select id from second)"
            ),
            ("ck_campaigns_ended", "update campaigns set status = 'cancelled'"),
            ("ck_campaigns_ended", "update campaigns set status = 'sent', approved_by_id = (select id from second)"),
        ];

    private static (string, string)[] Recipients =>
        [
            ("ck_campaign_recipients_state", "update campaign_recipients set state = 'lost', final_at = now()"),
            ("ck_campaign_recipients_claim", "update campaign_recipients set state = 'sending'"),
            ("ck_campaign_recipients_claim", "update campaign_recipients set claim = gen_random_uuid()"),
            ("ck_campaign_recipients_final", "update campaign_recipients set state = 'delivered'"),
            ("ck_campaign_recipients_final", "update campaign_recipients set final_at = now()"),
            ("ck_campaign_recipients_error", "update campaign_recipients set state = 'failed', final_at = now()"),
            (
                "pk_campaign_recipients",
                "insert into campaign_recipients (campaign_id, rider_id, state, due_at, attempts) values (-1, -1, 'pending', now(), 0)"
            ),
            ("ck_sending_gates_name", "update sending_gates set name = ' '"),
        ];

    private static (string, string)[] Bindings =>
        [
            ("ck_staff_bindings_code_hash", "update staff_bindings set code_hash = '\\xab'"),
            ("ck_staff_bindings_code", "update staff_bindings set code_hash = null"),
            ("ck_staff_bindings_bound", "update staff_bindings set rider_id = -1"),
            (
                "ix_staff_bindings_code_hash",
                $"insert into staff_bindings (staff_user_id, code_hash, code_expires_at) select id, {Hash}, now() from second"
            ),
            (
                "ix_staff_bindings_rider_id",
                "update staff_bindings set rider_id = -1, bound_at = now(); "
                    + "insert into staff_bindings (staff_user_id, rider_id, bound_at) select id, -1, now() from second"
            ),
        ];
}
