using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace QhdHomeMap.Data;

/// <summary>Stores an enum as its stable code and lets the database refuse any other word.</summary>
internal static class EnumColumn
{
    public static PropertyBuilder<T> IsCode<T>(this PropertyBuilder<T> property)
        where T : struct, Enum => property.HasConversion(Converter<T>()).HasMaxLength(20);

    public static PropertyBuilder<T?> IsCode<T>(this PropertyBuilder<T?> property)
        where T : struct, Enum => property.HasConversion(Converter<T>()).HasMaxLength(20);

    public static void HasCodeCheck<T>(this TableBuilder table, string column)
        where T : struct, Enum
    {
        var codes = string.Join(", ", EnumCode.All<T>().Select(c => $"'{c}'"));
        table.HasCheckConstraint($"ck_{table.Metadata.GetTableName()}_{column}", $"{column} in ({codes})");
    }

    public static void HasLengthCheck(this TableBuilder table, string column, int max) =>
        table.HasCheckConstraint(
            $"ck_{table.Metadata.GetTableName()}_{column}",
            $"btrim({column}) <> '' and char_length({column}) <= {max}"
        );

    /// <summary>
    /// An instant of this and the next century: one that is infinite or beyond the calendar would stop every reader of it.
    /// </summary>
    public static void HasInstantCheck(this TableBuilder table, string column) =>
        table.HasCheckConstraint(
            $"ck_{table.Metadata.GetTableName()}_{column}",
            $"{column} between timestamptz '2000-01-01 00:00:00Z' and timestamptz '2200-01-01 00:00:00Z'"
        );

    /// <summary>A geography may be empty or not a number: one such row would stop every reader of the table.</summary>
    public static void HasPlaceCheck(this TableBuilder table) =>
        table.HasCheckConstraint(
            $"ck_{table.Metadata.GetTableName()}_location",
            "coalesce(st_x(location::geometry) between -180 and 180"
                + " and st_y(location::geometry) between -90 and 90, false)"
        );

    private static ValueConverter<T, string> Converter<T>()
        where T : struct, Enum => new(v => v.Code(), s => EnumCode.Parse<T>(s));
}
