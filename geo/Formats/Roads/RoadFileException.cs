namespace QhdHomeMap.Formats.Roads;

/// <summary>A file of roads that cannot be read. The message is Chinese and says what to do.</summary>
public sealed class RoadFileException : Exception
{
    internal RoadFileException(string code, string message, Exception? cause = null)
        : base(message, cause) => Code = code;

    /// <summary>One of <see cref="RoadErrorCodes"/>, or of those of tables for a GeoJSON file; stable, for programs.</summary>
    public string Code { get; }
}
