namespace QhdHomeMap.Api.Planning;

/// <summary>
/// Answers of one state of the city, by what was asked: each worked out once, however many ask for it at the same time. So many are kept, those
/// asked for last.
/// </summary>
/// <param name="kept">How many.</param>
internal sealed class AnswerCache(int kept)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<object, LinkedListNode<(object Key, object Value)>> _byKey = [];
    private readonly LinkedList<(object Key, object Value)> _recent = [];

    /// <param name="key">What was asked: equal for the same question, of a type of its own for each kind of answer.</param>
    /// <param name="make">Works it out. A failure is not kept.</param>
    public T Get<TKey, T>(TKey key, Func<T> make)
        where TKey : notnull
        where T : notnull
    {
        var value = Find(key, make);
        try
        {
            return value.Value;
        }
        catch
        {
            Forget(key);
            throw;
        }
    }

    private Lazy<T> Find<TKey, T>(TKey key, Func<T> make)
        where TKey : notnull
        where T : notnull
    {
        lock (_turn)
        {
            if (_byKey.TryGetValue(key, out var known))
            {
                _recent.Remove(known);
                _recent.AddFirst(known);
                return (Lazy<T>)known.Value.Value;
            }
            var added = new Lazy<T>(make);
            _byKey[key] = _recent.AddFirst((key, added));
            if (_recent.Count > kept)
            {
                _byKey.Remove(_recent.Last!.Value.Key);
                _recent.RemoveLast();
            }
            return added;
        }
    }

    private void Forget(object key)
    {
        lock (_turn)
        {
            if (_byKey.Remove(key, out var known))
                _recent.Remove(known);
        }
    }
}
