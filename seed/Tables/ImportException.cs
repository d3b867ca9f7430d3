namespace QhdHomeMap.Seed.Tables;

/// <summary>A list that cannot be imported as it is: exit code 1. The message is Chinese and says what to do.</summary>
internal sealed class ImportException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
