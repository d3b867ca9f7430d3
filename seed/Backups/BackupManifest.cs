using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace QhdHomeMap.Seed.Backups;

/// <summary>What a backup says of itself; <c>manifest.json</c> in the file.</summary>
/// <param name="Format">Of the file itself; a release reads its own and earlier ones.</param>
/// <param name="MadeAt">When the database was as the backup holds it.</param>
/// <param name="LastMigration">The schema that the backup holds: by it a release knows whether it is older or newer.</param>
/// <param name="Postgres">The server's version.</param>
/// <param name="Postgis">The extension's version; empty when the database has none.</param>
/// <param name="Database">The database's name.</param>
/// <param name="DatabaseBytes">Room that the database took.</param>
/// <param name="Counts">Rows by table, as <c>schema.table</c>.</param>
/// <param name="DumpBytes">Length of the dump in the file.</param>
/// <param name="Sha256">Of the dump, in hexadecimal.</param>
internal sealed record BackupManifest(
    int Format,
    DateTimeOffset MadeAt,
    string LastMigration,
    string Postgres,
    string Postgis,
    string Database,
    long DatabaseBytes,
    SortedDictionary<string, long> Counts,
    long DumpBytes,
    string Sha256
)
{
    public const int NewestFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // names of databases may be Chinese, and people read it
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    [JsonIgnore]
    public int PostgresMajor => int.Parse(Postgres.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <exception cref="BackupException">A later release wrote it, or it is no manifest.</exception>
    public static BackupManifest Read(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var format = document.RootElement.GetProperty("format").GetInt32();
            if (format > NewestFormat)
            {
                throw new BackupException(
                    "backup_newer",
                    $"这个备份的格式（{format}）比本版认得的（{NewestFormat}）新：请用做备份的那个版本或更新的版本来恢复"
                );
            }

            return document.Deserialize<BackupManifest>(Json) ?? throw Damaged();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Damaged();
        }
    }

    private static BackupException Damaged() => new("backup_damaged", BackupFile.DamagedMessage);
}
