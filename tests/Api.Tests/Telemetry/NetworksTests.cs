using System.Net;
using QhdHomeMap.Api.Security;

namespace QhdHomeMap.Api.Tests.Telemetry;

public sealed class NetworksTests
{
    [Theory]
    [InlineData("10.20.1.2", true)]
    [InlineData("::ffff:10.20.1.2", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("10.21.1.2", false)]
    [InlineData("203.0.113.7", false)]
    public void Networks_OfASetting_HoldTheirAddresses(string address, bool held) =>
        Assert.Equal(held, Networks.Parse("X", "10.20.0.0/16, 2001:db8::/32").Hold(IPAddress.Parse(address)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Networks_OfNoSetting_HoldNobody(string? text) =>
        Assert.False(Networks.Parse("X", text).Hold(IPAddress.Loopback));

    [Fact]
    public void Networks_Misspelt_EndTheStartWithTheSettingsName() =>
        Assert.Contains(
            "Metrics:Networks",
            Assert.Throws<InvalidOperationException>(() => Networks.Parse("Metrics:Networks", "10.0.0.0/99")).Message,
            StringComparison.Ordinal
        );
}
