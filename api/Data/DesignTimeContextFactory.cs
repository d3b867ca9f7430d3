using Microsoft.EntityFrameworkCore.Design;

namespace QhdHomeMap.Data;

/// <summary>Lets `dotnet ef migrations add` build the model without a host or a database.</summary>
public sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<QhdDbContext>
{
    public QhdDbContext CreateDbContext(string[] args) => QhdDbContext.Open("Host=unused");
}
