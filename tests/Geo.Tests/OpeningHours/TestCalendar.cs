using QhdHomeMap.Geo.OpeningHours;

namespace QhdHomeMap.Geo.Tests.OpeningHours;

/// <summary>The holiday files the product ships, read as the product reads them.</summary>
internal static class TestCalendar
{
    public static HolidayCalendar Shipped { get; } = new([Read(2024), Read(2025), Read(2026)]);

    public static HolidayYear Read(int year) => HolidayYear.Parse(Bytes(year));

    public static byte[] Bytes(int year) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "holidays", $"{year}.json"));
}
