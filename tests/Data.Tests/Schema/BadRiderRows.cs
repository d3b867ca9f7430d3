namespace QhdHomeMap.Data.Tests.Schema;

/// <summary>The rows that the tables of riders, consents and pushes must refuse, each behind the good rows it needs.</summary>
internal static class BadRiderRows
{
    private const string Hash = "decode(repeat('ab', 32), 'hex')";

    private const string Good = $"""
        insert into lookup_keys (id, protected_key, created_at) values (1, 'k', now());
        insert into riders (id, app_id, lookup_hash, lookup_key_id, protected_open_id, created_at, seen_at)
            values (-1, 'wx', {Hash}, 1, 'o', now(), now());
        insert into rider_sessions (id, rider_id, created_at) overriding system value values (-1, -1, now());
        insert into rider_tokens (session_id, kind, token_hash, expires_at) values (-1, 'access', {Hash}, now());
        insert into message_templates (id, app_id, title, content, example, kind, synced_at)
            values ('t', 'wx', '', '', '', 'one_time', now());
        insert into consent_balances (rider_id, template_id, balance, reserved, updated_at) values (-1, 't', 0, 0, now());
        insert into consent_entries (rider_id, template_id, delta, source, event_key, at, recorded_at)
            values (-1, 't', 1, 'popup', 'e', now(), now());
        insert into consent_reservations (rider_id, template_id, key, created_at, message_id) values (-1, 't', 'k', now(), 1);
        insert into callback_inbox (key_hash, received_at, tries, next_try_at) values ({Hash}, now(), 0, now());
        insert into callback_nonces (timestamp, nonce) values (1, 'n');
        """;

    public static IEnumerable<(string Constraint, string Sql)> All =>
        from bad in (IEnumerable<(string Constraint, string Sql)>)[.. Riders, .. Consents, .. Pushes]
        select (bad.Constraint, $"{Good} {bad.Sql}");

    private static (string, string)[] Riders =>
        [
            ("ck_riders_app_id", "update riders set app_id = ' '"),
            ("ck_riders_lookup_hash", "update riders set lookup_hash = '\\xab'"),
            ("ck_riders_deleted_at", "update riders set lookup_hash = null"),
            ("ck_riders_deleted_at", "update riders set deleted_at = now()"),
            (
                "ck_riders_deleted_at",
                "update riders set deleted_at = now(), lookup_hash = null, lookup_key_id = null, protected_open_id = null, protected_phone = 'p'"
            ),
            (
                "ix_riders_lookup_hash",
                "insert into riders (app_id, lookup_hash, lookup_key_id, protected_open_id, created_at, seen_at) "
                    + $"values ('wx', {Hash}, 1, 'o', now(), now())"
            ),
            ("ck_rider_sessions_end", "update rider_sessions set ended_at = now()"),
            ("ck_rider_sessions_ended_by", "update rider_sessions set ended_at = now(), ended_by = 'boredom'"),
            ("ck_rider_tokens_kind", "update rider_tokens set kind = 'letter'"),
            ("ck_rider_tokens_token_hash", "update rider_tokens set token_hash = '\\xab'"),
            (
                "ix_rider_tokens_token_hash",
                $"insert into rider_tokens (session_id, kind, token_hash, expires_at) values (-1, 'refresh', {Hash}, now())"
            ),
            (
                "pk_rider_favourites",
                $"with h as ({NewHome.Insert()}) insert into rider_favourites (rider_id, home_id, created_at) "
                    + "select -1, id, now() from h, generate_series(1, 2)"
            ),
        ];

    private static (string, string)[] Consents =>
        [
            ("ck_message_templates_id", "update message_templates set id = ' '"),
            ("ck_message_templates_kind", "update message_templates set kind = 'for_ever'"),
            ("ck_consent_balances_balance", "update consent_balances set balance = -1"),
            (
                "ck_consent_balances_balance",
                "insert into consent_entries (rider_id, template_id, delta, source, event_key, at, recorded_at) "
                    + "values (-1, 't', -2, 'settle', 'f', now(), now())"
            ),
            ("ck_consent_balances_reserved", "update consent_balances set reserved = -1"),
            (
                "pk_consent_balances",
                "insert into consent_balances (rider_id, template_id, balance, reserved, updated_at) values (-1, 't', 0, 0, now())"
            ),
            (
                "ck_consent_entries_source",
                "insert into consent_entries (rider_id, template_id, delta, source, event_key, at, recorded_at) "
                    + "values (-1, 't', 1, 'front_end', 'f', now(), now())"
            ),
            (
                "ix_consent_entries_event_key",
                "insert into consent_entries (rider_id, template_id, delta, source, event_key, at, recorded_at) "
                    + "values (-1, 't', 1, 'popup', 'e', now(), now())"
            ),
            ("ck_consent_reservations_key", "update consent_reservations set key = ' '"),
            ("ck_consent_reservations_outcome", "update consent_reservations set settled_at = now(), outcome = 'lost'"),
            ("ck_consent_reservations_end", "update consent_reservations set settled_at = now()"),
            (
                "ix_consent_reservations_key",
                "insert into consent_reservations (rider_id, template_id, key, created_at) values (-1, 't', 'k', now())"
            ),
            (
                "ix_consent_reservations_message_id",
                "insert into consent_reservations (rider_id, template_id, key, created_at, message_id) "
                    + "values (-1, 't', 'other', now(), 1)"
            ),
        ];

    private static (string, string)[] Pushes =>
        [
            ("ck_callback_inbox_key_hash", "update callback_inbox set key_hash = '\\xab'"),
            ("ck_callback_inbox_outcome", "update callback_inbox set done_at = now(), outcome = 'lost'"),
            ("ck_callback_inbox_end", "update callback_inbox set done_at = now()"),
            (
                "ix_callback_inbox_key_hash",
                $"insert into callback_inbox (key_hash, received_at, tries, next_try_at) values ({Hash}, now(), 0, now())"
            ),
            ("pk_callback_nonces", "insert into callback_nonces (timestamp, nonce) values (1, 'n')"),
        ];
}
