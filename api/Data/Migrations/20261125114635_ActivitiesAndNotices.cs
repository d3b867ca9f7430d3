using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace QhdHomeMap.Data.Migrations
{
    /// <inheritdoc />
    public partial class ActivitiesAndNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // An edit of a home takes homes first and the audit log after; in another order the two would wait for each other.
            migrationBuilder.Sql("lock table homes in share row exclusive mode");

            migrationBuilder.DropCheckConstraint(
                name: "ck_audit_entries_subject",
                table: "audit_entries");

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind_code = table.Column<string>(type: "text", nullable: false),
                    home_id = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    starts_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ends_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    places = table.Column<int>(type: "integer", nullable: true),
                    sign_up_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    created_by_id = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancel_reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    version = table.Column<long>(type: "bigint", rowVersion: true, nullable: false, defaultValue: 1L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activities", x => x.id);
                    table.CheckConstraint("ck_activities_cancel_reason", "btrim(cancel_reason) <> '' and char_length(cancel_reason) <= 100");
                    table.CheckConstraint("ck_activities_cancelled", "(status = 'cancelled') = (cancelled_at is not null) and (status = 'cancelled') = (cancel_reason is not null)");
                    table.CheckConstraint("ck_activities_ends_at", "ends_at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");
                    table.CheckConstraint("ck_activities_places", "places between 1 and 10000");
                    table.CheckConstraint("ck_activities_published", "status <> 'published' or published_at is not null");
                    table.CheckConstraint("ck_activities_sign_up_until", "sign_up_until <= starts_at");
                    table.CheckConstraint("ck_activities_starts_at", "starts_at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");
                    table.CheckConstraint("ck_activities_status", "status in ('draft', 'published', 'cancelled')");
                    table.CheckConstraint("ck_activities_text", "btrim(text) <> '' and char_length(text) <= 1000");
                    table.CheckConstraint("ck_activities_time", "starts_at < ends_at");
                    table.CheckConstraint("ck_activities_title", "btrim(title) <> '' and char_length(title) <= 40");
                    table.ForeignKey(
                        name: "fk_activities_activity_kinds_kind_code",
                        column: x => x.kind_code,
                        principalTable: "activity_kinds",
                        principalColumn: "code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_activities_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_activities_staff_users_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "staff_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "door_codes",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    home_id = table.Column<int>(type: "integer", nullable: false),
                    scene = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    image = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_sandbox = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_door_codes", x => x.id);
                    table.CheckConstraint("ck_door_codes_image", "octet_length(image) between 1 and 1000000");
                    table.CheckConstraint("ck_door_codes_scene", "btrim(scene) <> '' and char_length(scene) <= 32");
                    table.ForeignKey(
                        name: "fk_door_codes_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sending_gates",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paused_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pause_reason = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sending_gates", x => x.name);
                    table.CheckConstraint("ck_sending_gates_name", "btrim(name) <> '' and char_length(name) <= 20");
                });

            migrationBuilder.CreateTable(
                name: "staff_bindings",
                columns: table => new
                {
                    staff_user_id = table.Column<int>(type: "integer", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    code_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    rider_id = table.Column<int>(type: "integer", nullable: true),
                    bound_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_bindings", x => x.staff_user_id);
                    table.CheckConstraint("ck_staff_bindings_bound", "(rider_id is null) = (bound_at is null)");
                    table.CheckConstraint("ck_staff_bindings_code", "(code_hash is null) = (code_expires_at is null)");
                    table.CheckConstraint("ck_staff_bindings_code_hash", "length(code_hash) = 32");
                    table.ForeignKey(
                        name: "fk_staff_bindings_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_staff_bindings_staff_users_staff_user_id",
                        column: x => x.staff_user_id,
                        principalTable: "staff_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activity_sign_ups",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    activity_id = table.Column<int>(type: "integer", nullable: false),
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    moved_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activity_sign_ups", x => x.id);
                    table.CheckConstraint("ck_activity_sign_ups_cancelled", "(status = 'cancelled') = (cancelled_at is not null)");
                    table.CheckConstraint("ck_activity_sign_ups_status", "status in ('signed_up', 'waiting', 'cancelled')");
                    table.ForeignKey(
                        name: "fk_activity_sign_ups_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_activity_sign_ups_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    title = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    union_id = table.Column<int>(type: "integer", nullable: false),
                    created_by_id = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    template_id = table.Column<string>(type: "character varying(64)", nullable: false),
                    texts = table.Column<string>(type: "jsonb", nullable: false),
                    page = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    audience = table.Column<string>(type: "jsonb", nullable: false),
                    activity_id = table.Column<int>(type: "integer", nullable: true),
                    send_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    content_check = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    content_checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    approved_by_id = table.Column<int>(type: "integer", nullable: true),
                    approved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    cancelled_by_id = table.Column<int>(type: "integer", nullable: true),
                    stop_code = table.Column<string>(type: "text", nullable: true),
                    stop_text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<long>(type: "bigint", rowVersion: true, nullable: false, defaultValue: 1L)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaigns", x => x.id);
                    table.CheckConstraint("ck_campaigns_approved", "kind <> 'notice' or status not in ('scheduled', 'sending', 'sent', 'expired', 'stopped') or approved_by_id is not null");
                    table.CheckConstraint("ck_campaigns_audience", "audience ? 'kind' and octet_length(audience::text) <= 200000");
                    table.CheckConstraint("ck_campaigns_author", "(kind = 'notice') = (created_by_id is not null)");
                    table.CheckConstraint("ck_campaigns_content_check", "content_check in ('not_asked', 'pass', 'review', 'risky')");
                    table.CheckConstraint("ck_campaigns_ended", "(status in ('sent', 'cancelled', 'stopped', 'expired')) = (ended_at is not null)");
                    table.CheckConstraint("ck_campaigns_expires_at", "expires_at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");
                    table.CheckConstraint("ck_campaigns_kind", "kind in ('notice', 'reminder', 'change', 'cancellation', 'moved_up')");
                    table.CheckConstraint("ck_campaigns_page", "btrim(page) <> '' and char_length(page) <= 200");
                    table.CheckConstraint("ck_campaigns_second_person", "approved_by_id <> created_by_id");
                    table.CheckConstraint("ck_campaigns_send_at", "send_at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");
                    table.CheckConstraint("ck_campaigns_status", "status in ('draft', 'submitted', 'scheduled', 'sending', 'sent', 'cancelled', 'stopped', 'expired')");
                    table.CheckConstraint("ck_campaigns_stop", "(status = 'stopped') = (stop_code is not null) and (stop_code is null) = (stop_text is null)");
                    table.CheckConstraint("ck_campaigns_stop_text", "btrim(stop_text) <> '' and char_length(stop_text) <= 300");
                    table.CheckConstraint("ck_campaigns_texts", "jsonb_typeof(texts) = 'object'");
                    table.CheckConstraint("ck_campaigns_title", "btrim(title) <> '' and char_length(title) <= 40");
                    table.ForeignKey(
                        name: "fk_campaigns_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaigns_message_templates_template_id",
                        column: x => x.template_id,
                        principalTable: "message_templates",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaigns_staff_users_approved_by_id",
                        column: x => x.approved_by_id,
                        principalTable: "staff_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaigns_staff_users_cancelled_by_id",
                        column: x => x.cancelled_by_id,
                        principalTable: "staff_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaigns_staff_users_created_by_id",
                        column: x => x.created_by_id,
                        principalTable: "staff_users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaigns_unions_union_id",
                        column: x => x.union_id,
                        principalTable: "unions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "check_ins",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    home_id = table.Column<int>(type: "integer", nullable: false),
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    activity_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_ins", x => x.id);
                    table.CheckConstraint("ck_check_ins_at", "at between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'");
                    table.ForeignKey(
                        name: "fk_check_ins_activities_activity_id",
                        column: x => x.activity_id,
                        principalTable: "activities",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_check_ins_homes_home_id",
                        column: x => x.home_id,
                        principalTable: "homes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_check_ins_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "campaign_recipients",
                columns: table => new
                {
                    campaign_id = table.Column<int>(type: "integer", nullable: false),
                    rider_id = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    claim = table.Column<Guid>(type: "uuid", nullable: true),
                    claimed_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<short>(type: "smallint", nullable: false),
                    reservation_id = table.Column<long>(type: "bigint", nullable: true),
                    message_id = table.Column<long>(type: "bigint", nullable: true),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    error_class = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    error_code = table.Column<int>(type: "integer", nullable: true),
                    final_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_recipients", x => new { x.campaign_id, x.rider_id });
                    table.CheckConstraint("ck_campaign_recipients_claim", "(state = 'sending') = (claim is not null)");
                    table.CheckConstraint("ck_campaign_recipients_error", "state <> 'failed' or (error_class is not null and error_code is not null)");
                    table.CheckConstraint("ck_campaign_recipients_final", "(state in ('pending', 'sending', 'awaiting', 'uncertain')) = (final_at is null)");
                    table.CheckConstraint("ck_campaign_recipients_state", "state in ('pending', 'sending', 'awaiting', 'uncertain', 'delivered', 'accepted', 'refused', 'no_consent', 'failed', 'unknown', 'cancelled', 'expired')");
                    table.ForeignKey(
                        name: "fk_campaign_recipients_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaign_recipients_consent_reservations_reservation_id",
                        column: x => x.reservation_id,
                        principalTable: "consent_reservations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_campaign_recipients_riders_rider_id",
                        column: x => x.rider_id,
                        principalTable: "riders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.AddCheckConstraint(
                name: "ck_audit_entries_subject",
                table: "audit_entries",
                sql: "subject in ('home', 'user', 'scenario', 'activity', 'campaign')");

            migrationBuilder.CreateIndex(
                name: "ix_activities_created_by_id",
                table: "activities",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_activities_home_id",
                table: "activities",
                column: "home_id");

            migrationBuilder.CreateIndex(
                name: "ix_activities_kind_code",
                table: "activities",
                column: "kind_code");

            migrationBuilder.CreateIndex(
                name: "ix_activities_starts_at",
                table: "activities",
                column: "starts_at");

            migrationBuilder.CreateIndex(
                name: "ix_activity_sign_ups_activity_id_rider_id",
                table: "activity_sign_ups",
                columns: new[] { "activity_id", "rider_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_activity_sign_ups_rider_id",
                table: "activity_sign_ups",
                column: "rider_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_recipients_campaign_id_due_at_rider_id",
                table: "campaign_recipients",
                columns: new[] { "campaign_id", "due_at", "rider_id" },
                filter: "state = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_recipients_claimed_until",
                table: "campaign_recipients",
                column: "claimed_until",
                filter: "state = 'sending'");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_recipients_due_at",
                table: "campaign_recipients",
                column: "due_at",
                filter: "state in ('awaiting', 'uncertain')");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_recipients_message_id",
                table: "campaign_recipients",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_recipients_reservation_id",
                table: "campaign_recipients",
                column: "reservation_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_recipients_rider_id_sent_at",
                table: "campaign_recipients",
                columns: new[] { "rider_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_activity_id",
                table: "campaigns",
                column: "activity_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_approved_by_id",
                table: "campaigns",
                column: "approved_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_cancelled_by_id",
                table: "campaigns",
                column: "cancelled_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_created_by_id",
                table: "campaigns",
                column: "created_by_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_due_at",
                table: "campaigns",
                column: "due_at",
                filter: "status in ('scheduled', 'sending')");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_template_id",
                table: "campaigns",
                column: "template_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_union_id_id",
                table: "campaigns",
                columns: new[] { "union_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_activity_id_rider_id",
                table: "check_ins",
                columns: new[] { "activity_id", "rider_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_home_id_at",
                table: "check_ins",
                columns: new[] { "home_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_check_ins_rider_id",
                table: "check_ins",
                column: "rider_id");

            migrationBuilder.CreateIndex(
                name: "ix_door_codes_home_id",
                table: "door_codes",
                column: "home_id",
                unique: true,
                filter: "revoked_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_door_codes_scene",
                table: "door_codes",
                column: "scene",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_bindings_code_hash",
                table: "staff_bindings",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_bindings_rider_id",
                table: "staff_bindings",
                column: "rider_id",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activity_sign_ups");

            migrationBuilder.DropTable(
                name: "campaign_recipients");

            migrationBuilder.DropTable(
                name: "check_ins");

            migrationBuilder.DropTable(
                name: "door_codes");

            migrationBuilder.DropTable(
                name: "sending_gates");

            migrationBuilder.DropTable(
                name: "staff_bindings");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropCheckConstraint(
                name: "ck_audit_entries_subject",
                table: "audit_entries");

            migrationBuilder.AddCheckConstraint(
                name: "ck_audit_entries_subject",
                table: "audit_entries",
                sql: "subject in ('home', 'user', 'scenario')");
        }
    }
}
