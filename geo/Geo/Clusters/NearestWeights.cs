namespace QhdHomeMap.Geo.Clusters;

/// <summary>The nearest neighbours found so far, nearest first, and no more of them than it takes to have weight enough.</summary>
internal sealed class NearestWeights(double enough)
{
    private double[] _squared = new double[16];
    private double[] _weights = new double[16];
    private int _count;
    private double _sum;

    /// <summary>The squared distance within which there is enough; infinite as long as there is not.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    public void Clear() => (_count, _sum, Bound) = (0, 0, double.PositiveInfinity);

    /// <summary>Takes a neighbour nearer than <see cref="Bound"/>, of a weight over 0. O(neighbours held).</summary>
    public void Add(double squared, double weight)
    {
        if (_count == _squared.Length)
        {
            Array.Resize(ref _squared, 2 * _count);
            Array.Resize(ref _weights, 2 * _count);
        }

        var at = _count;
        while (at > 0 && _squared[at - 1] > squared)
        {
            (_squared[at], _weights[at]) = (_squared[at - 1], _weights[at - 1]);
            at--;
        }

        (_squared[at], _weights[at]) = (squared, weight);
        _count++;
        _sum += weight;
        while (_sum - _weights[_count - 1] >= enough)
        {
            _sum -= _weights[--_count];
        }

        if (_sum >= enough)
        {
            Bound = _squared[_count - 1];
        }
    }
}
