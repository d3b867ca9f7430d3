using QhdHomeMap.Data.Workers;
using QhdHomeMap.Seed.Tables;

namespace QhdHomeMap.Seed.Workers;

/// <summary>The reasons to refuse a row of a list of workers; those of every list are in <see cref="RowReasons"/>.</summary>
internal static class WorkerReasons
{
    public static Reason PeopleUnreadable() => new("people_unreadable", "不是整数的人数，例如 120 或 120人。");

    public static Reason HeadCountOutOfRange() =>
        new("people_out_of_range", $"人数应在 1 到 {Workplace.MaxHeadCount} 之间。");

    public static Reason PeopleTooFew(int people) =>
        new(
            "people_too_few",
            $"只有 {people} 人，不足 {RiderCell.MinPeople} 人：可能认出具体的人，不予导入。请合并网格或时段；没有人的时段不用写。"
        );

    public static Reason PeopleTooMany() => new("people_out_of_range", $"人数不能超过 {RiderCell.MaxPeople}。");

    public static Reason CellUnreadable() => new("cell_unreadable", "不是以米为单位的边长，例如 500 或 0.5公里。");

    public static Reason CellTooFine(int cellM) =>
        new(
            "cell_too_fine",
            $"网格边长 {cellM} 米，小于 {RiderCell.MinCellM} 米：可能认出具体的人，不予导入。请聚合到 {RiderCell.MinCellM} 米以上的网格。"
        );

    public static Reason CellTooLarge() => new("cell_out_of_range", $"网格边长不能超过 {RiderCell.MaxCellM} 米。");

    public static Reason CellSizeDiffers(string unit, int line, int cellM) =>
        new("cell_size_differs", $"第 {line} {unit}说这个网格的边长是 {cellM} 米。");

    public static Reason CellSizeDiffersFromStored(int cellM) =>
        new("cell_size_differs", $"系统里这个网格的边长是 {cellM} 米；要改边长，请不带 --add 导入整张清单。");

    public static Reason CellsOverlap(string place, double distanceM) =>
        new(
            "cells_overlap",
            $"与{place}的网格重叠：两个中心只隔 {distanceM:0} 米，合起来比网格更细，可能认出具体的人。请用互不重叠的网格。"
        );

    public static Reason HourUnreadable() =>
        new("hour_unreadable", "不是一天里的一个小时：请写 0 到 23，或 8时、08:00、8-9。");

    public static Reason SampleName() => new("sample_name", "“（示例）”开头的名称只用于系统自带的示例数据。");
}
