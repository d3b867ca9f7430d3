namespace QhdHomeMap.Seed.Tables;

/// <summary>
/// What a cell says: a value, or nothing. A blank cell says nothing and leaves what is known as it is; to clear a
/// value, a list writes 无.
/// </summary>
internal readonly record struct Given<T>(bool IsGiven, T Value)
{
    public static Given<T> Of(T value) => new(true, value);

    public T Or(T known) => IsGiven ? Value : known;
}
