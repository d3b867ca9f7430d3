using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <inheritdoc />
    public partial class Riders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "callback_nonces",
                columns: table => new
                {
                    timestamp = table.Column<long>(type: "bigint", nullable: false),
                    nonce = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_callback_nonces", x => new { x.timestamp, x.nonce });
                });

            migrationBuilder.CreateTable(
                name: "lookup_keys",
                columns: table => new
                {
                    id = table.Column<short>(type: "smallint", nullable: false),
                    protected_key = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_lookup_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_templates",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    app_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    content = table.Column<string>(type: "text", nullable: false),
                    example = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    synced_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    gone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fields = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_templates", x => x.id);
                    table.CheckConstraint("ck_message_templates_id", "btrim(id) <> '' and char_length(id) <= 64");
                    table.CheckConstraint("ck_message_templates_kind", "kind in ('one_time', 'long_term')");
                });

            migrationBuilder.CreateTable(
                name: "riders",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    app_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    lookup_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    lookup_key_id = table.Column<short>(type: "smallint", nullable: true),
                    protected_open_id = table.Column<string>(type: "text", nullable: true),
                    protected_union_id = table.Column<string>(type: "text", nullable: true),
                    protected_phone = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    privacy_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    privacy_accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    guardian_consent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_riders", x => x.id);
                    table.CheckConstraint("ck_riders_app_id", "btrim(app_id) <> '' and char_length(app_id) <= 32");
                    table.CheckConstraint("ck_riders_deleted_at", "case when deleted_at is null then num_nulls(lookup_hash, lookup_key_id, protected_open_id) = 0 else num_nonnulls(lookup_hash, lookup_key_id, protected_open_id, protected_union_id, protected_phone, privacy_version, privacy_accepted_at, guardian_consent_at) = 0 end");
                    table.CheckConstraint("ck_riders_lookup_hash", "length(lookup_hash) = 32");
                    table.ForeignKey(
                        name: "fk_riders_lookup_keys_lookup_key_id",
                        column: x => x.lookup_key_id,
                        principalTable: "lookup_keys",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "callback_inbox",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    protected_raw = table.Column<byte[]>(type: "bytea", nullable: true),
                    protected_event = table.Column<string>(type: "text", nullable: true),
                    rider_id = table.Column<int>(type: "integer", nullable: true),
                    tries = table.Column<short>(type: "smallint", nullable: false),
                    next_try_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_callback_inbox", x => x.id);
                    table.CheckConstraint("ck_callback_inbox_end", "(done_at is null) = (outcome is null)");
                    table.CheckConstraint("ck_callback_inbox_key_hash", "length(key_hash) = 32");
                    table.CheckConstraint("ck_callback_inbox_outcome", "outcome in ('applied', 'nothing', 'no_rider', 'parked')");
                    table.ForeignKey(
                        name: "fk_callback_inbox_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "consent_balances",
                columns: table => new
                {
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    template_id = table.Column<string>(type: "character varying(64)", nullable: false),
                    balance = table.Column<int>(type: "integer", nullable: false),
                    reserved = table.Column<int>(type: "integer", nullable: false),
                    void_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_balances", x => new { x.rider_id, x.template_id });
                    table.CheckConstraint("ck_consent_balances_balance", "balance >= 0");
                    table.CheckConstraint("ck_consent_balances_reserved", "reserved >= 0");
                    table.ForeignKey(
                        name: "fk_consent_balances_message_templates_template_id",
                        column: x => x.template_id,
                        principalTable: "message_templates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consent_balances_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consent_claims",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    template_id = table.Column<string>(type: "character varying(64)", nullable: false),
                    accepted = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_consent_claims_message_templates_template_id",
                        column: x => x.template_id,
                        principalTable: "message_templates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_consent_claims_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rider_favourites",
                columns: table => new
                {
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    home_id = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rider_favourites", x => new { x.rider_id, x.home_id });
                    table.ForeignKey(
                        name: "fk_rider_favourites_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_rider_favourites_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rider_sessions",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rider_sessions", x => x.id);
                    table.CheckConstraint("ck_rider_sessions_end", "(ended_at is null) = (ended_by is null)");
                    table.CheckConstraint("ck_rider_sessions_ended_by", "ended_by in ('signed_out', 'reused', 'revoked')");
                    table.ForeignKey(
                        name: "fk_rider_sessions_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    template_id = table.Column<string>(type: "character varying(64)", nullable: false),
                    delta = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    event_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_entries", x => x.id);
                    table.CheckConstraint("ck_consent_entries_source", "source in ('popup', 'change', 'sent', 'settle')");
                    table.ForeignKey(
                        name: "fk_consent_entries_consent_balances_rider_id_template_id",
                        columns: x => new { x.rider_id, x.template_id },
                        principalTable: "consent_balances",
                        principalColumns: new[] { "rider_id", "template_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "consent_reservations",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    template_id = table.Column<string>(type: "character varying(64)", nullable: false),
                    key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    message_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_reservations", x => x.id);
                    table.CheckConstraint("ck_consent_reservations_end", "(settled_at is null) = (outcome is null)");
                    table.CheckConstraint("ck_consent_reservations_key", "btrim(key) <> '' and char_length(key) <= 80");
                    table.CheckConstraint("ck_consent_reservations_outcome", "outcome in ('accepted', 'refused', 'not_sent', 'unknown')");
                    table.ForeignKey(
                        name: "fk_consent_reservations_consent_balances_rider_id_template_id",
                        columns: x => new { x.rider_id, x.template_id },
                        principalTable: "consent_balances",
                        principalColumns: new[] { "rider_id", "template_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "message_deliveries",
                columns: table => new
                {
                    message_id = table.Column<long>(type: "bigint", nullable: false),
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    template_id = table.Column<string>(type: "character varying(64)", nullable: false),
                    error_code = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_deliveries", x => x.message_id);
                    table.ForeignKey(
                        name: "fk_message_deliveries_consent_balances_rider_id_template_id",
                        columns: x => new { x.rider_id, x.template_id },
                        principalTable: "consent_balances",
                        principalColumns: new[] { "rider_id", "template_id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "rider_tokens",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    session_id = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rider_tokens", x => x.id);
                    table.CheckConstraint("ck_rider_tokens_kind", "kind in ('access', 'refresh')");
                    table.CheckConstraint("ck_rider_tokens_token_hash", "length(token_hash) = 32");
                    table.ForeignKey(
                        name: "fk_rider_tokens_rider_sessions_session_id",
                        column: x => x.session_id,
                        principalTable: "rider_sessions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_callback_inbox_done_at",
                table: "callback_inbox",
                column: "done_at");

            migrationBuilder.CreateIndex(
                name: "ix_callback_inbox_key_hash",
                table: "callback_inbox",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_callback_inbox_next_try_at_id",
                table: "callback_inbox",
                columns: new[] { "next_try_at", "id" },
                filter: "done_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_callback_inbox_rider_id",
                table: "callback_inbox",
                column: "rider_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_balances_template_id",
                table: "consent_balances",
                column: "template_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_claims_rider_id",
                table: "consent_claims",
                column: "rider_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_claims_template_id",
                table: "consent_claims",
                column: "template_id");

            migrationBuilder.CreateIndex(
                name: "ix_consent_entries_event_key",
                table: "consent_entries",
                column: "event_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consent_entries_rider_id_template_id",
                table: "consent_entries",
                columns: new[] { "rider_id", "template_id" });

            migrationBuilder.CreateIndex(
                name: "ix_consent_reservations_key",
                table: "consent_reservations",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consent_reservations_message_id",
                table: "consent_reservations",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consent_reservations_rider_id_template_id",
                table: "consent_reservations",
                columns: new[] { "rider_id", "template_id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_deliveries_rider_id_template_id",
                table: "message_deliveries",
                columns: new[] { "rider_id", "template_id" });

            migrationBuilder.CreateIndex(
                name: "ix_message_templates_app_id",
                table: "message_templates",
                column: "app_id");

            migrationBuilder.CreateIndex(
                name: "ix_rider_favourites_home_id",
                table: "rider_favourites",
                column: "home_id");

            migrationBuilder.CreateIndex(
                name: "ix_rider_sessions_rider_id",
                table: "rider_sessions",
                column: "rider_id");

            migrationBuilder.CreateIndex(
                name: "ix_rider_tokens_expires_at",
                table: "rider_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_rider_tokens_session_id",
                table: "rider_tokens",
                column: "session_id");

            migrationBuilder.CreateIndex(
                name: "ix_rider_tokens_token_hash",
                table: "rider_tokens",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_riders_lookup_hash",
                table: "riders",
                column: "lookup_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_riders_lookup_key_id",
                table: "riders",
                column: "lookup_key_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "callback_inbox");

            migrationBuilder.DropTable(
                name: "callback_nonces");

            migrationBuilder.DropTable(
                name: "consent_claims");

            migrationBuilder.DropTable(
                name: "consent_entries");

            migrationBuilder.DropTable(
                name: "consent_reservations");

            migrationBuilder.DropTable(
                name: "message_deliveries");

            migrationBuilder.DropTable(
                name: "rider_favourites");

            migrationBuilder.DropTable(
                name: "rider_tokens");

            migrationBuilder.DropTable(
                name: "consent_balances");

            migrationBuilder.DropTable(
                name: "rider_sessions");

            migrationBuilder.DropTable(
                name: "message_templates");

            migrationBuilder.DropTable(
                name: "riders");

            migrationBuilder.DropTable(
                name: "lookup_keys");
        }
    }
}
