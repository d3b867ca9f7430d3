namespace QhdHomeMap.WeChatSandbox.State;

/// <summary>Days begin at midnight in Beijing, where the clocks are not changed.</summary>
internal static class Beijing
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);
}
