namespace QhdHomeMap.Seed.Tables;

/// <summary>How a text about opening hours was understood, for whoever wrote it to check.</summary>
/// <param name="Text">As the list has it, on one line.</param>
/// <param name="Printed">Printed back.</param>
/// <param name="FirstLine">The first line that has it.</param>
internal sealed record HoursReading(string Text, string Printed, int FirstLine)
{
    /// <summary>How many rows have it.</summary>
    public int Rows { get; set; } = 1;

    /// <summary>Whether it is printed in other words than it was written in: only then can it have been misread.</summary>
    public bool IsReworded => Text != Printed;
}
