using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>Reads a text as a quantity.</summary>
internal delegate bool TryQuantity<T>(string text, out T value);

/// <summary>A required cell with a quantity.</summary>
internal static class QuantityCell
{
    /// <summary>The quantity; refused when it is missing, unreadable or at fault, and then of no use.</summary>
    /// <param name="row">The row.</param>
    /// <param name="field">The column.</param>
    /// <param name="tryRead">Reads it.</param>
    /// <param name="unreadable">When it is none.</param>
    /// <param name="faultOf">What else is wrong with it; null when nothing is.</param>
    public static T Read<T>(
        RowReading row,
        ListField field,
        TryQuantity<T> tryRead,
        Reason unreadable,
        Func<T, Reason?> faultOf
    )
        where T : struct
    {
        if (row.Required(field, int.MaxValue) is not { } text)
        {
            return default;
        }
        var reason = tryRead(text, out var value) ? faultOf(value) : unreadable;
        if (reason is not null)
        {
            row.Refuse(reason, field);
        }
        return value;
    }
}
