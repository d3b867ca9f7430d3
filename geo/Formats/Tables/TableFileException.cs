namespace QhdHomeMap.Formats.Tables;

/// <summary>A file that cannot be read as a table. The message is Chinese and says what to do.</summary>
public sealed class TableFileException : Exception
{
    internal TableFileException(
        string code,
        string message,
        int? line = null,
        int? column = null,
        Exception? cause = null
    )
        : base(message, cause)
    {
        Code = code;
        Line = line;
        Column = column;
    }

    /// <summary>One of <see cref="TableErrorCodes"/>; stable, for programs.</summary>
    public string Code { get; }

    /// <summary>
    /// The line of the text, row of the sheet or number of the feature, from 1, where one is to blame.
    /// </summary>
    public int? Line { get; }

    /// <summary>The column, from 1, where one is to blame.</summary>
    public int? Column { get; }
}
