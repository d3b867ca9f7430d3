using QhdHomeMap.Data;
using Xunit;

namespace QhdHomeMap.TestSupport;

/// <summary>
/// A migrated database for one test class: <c>class HomeTests(DatabaseFixture database) : IClassFixture&lt;DatabaseFixture&gt;</c>.
/// Classes run side by side, each on its own copy; tests of one class share theirs.
/// </summary>
public class DatabaseFixture : IAsyncLifetime
{
    private TestDatabase? _database;

    public string ConnectionString => Database.ConnectionString;

    private TestDatabase Database =>
        _database ?? throw new InvalidOperationException("The fixture is not initialised.");

    public QhdDbContext Open() => QhdDbContext.Open(ConnectionString);

    /// <summary>Override to add rows that all tests of a class start from.</summary>
    public virtual async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public virtual async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }
}
