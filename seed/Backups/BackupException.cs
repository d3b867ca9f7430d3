namespace QhdHomeMap.Seed.Backups;

/// <summary>A backup or a restore that cannot be done as things are: exit code 1. The message is Chinese and says what to do.</summary>
internal sealed class BackupException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
