using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using QhdHomeMap.Api.Riders;
using QhdHomeMap.Data.Staff;

namespace QhdHomeMap.Api.Tests.Staff;

/// <summary>Role by scope by action, for every endpoint of the running host that is not public.</summary>
public sealed class RightsMatrixTests(MatrixScene scene) : IClassFixture<MatrixScene>
{
    public static TheoryData<string> Operations => [.. RightsMatrix.Rows.Select(r => r.Operation)];

    [Fact]
    public void EveryEndpoint_ThatIsNotPublic_HasOneRow()
    {
        var endpoints = scene
            .Api.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Where(e => e.Metadata.GetMetadata<RiderDemand>() is null) // RiderGateTests
            .SelectMany(e =>
                (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method =>
                    $"{method} {e.RoutePattern.RawText?.TrimEnd('/')}"
                )
            )
            .Order(StringComparer.Ordinal)
            .ToArray();

        Assert.NotEmpty(endpoints);
        Assert.Equal(endpoints, RightsMatrix.Rows.Select(r => r.Operation).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Endpoint_AskedByEachRoleFromEachScope_AllowsWhoMayAndNobodyElse(string operation)
    {
        var row = Row(operation);
        var wrong = new List<string>();
        foreach (var (role, where) in MatrixScene.Views)
        {
            var target = await scene.TargetAsync(role, where);
            var caller = await scene.CallerAsync(role, where, target, row.SpendsCaller);
            using var answer = await SendAsync(caller, row, target);
            var status = (int)answer.StatusCode;
            var expected = row.Expected(role, where);
            if (expected is null ? !answer.IsSuccessStatusCode : status != expected)
                wrong.Add($"{role}, {where}: {status} and not {expected?.ToString() ?? "a success"}");
        }
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Endpoint_AskedByNobody_Answers401(string operation)
    {
        var target = await scene.TargetAsync(StaffRole.CityOfficer, Where.Own);
        using var nobody = new StaffClient(scene.Api.Address, "");
        using var answer = await SendAsync(nobody, Row(operation), target);

        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Equal("sign_in_required", await CodeAsync(answer));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Endpoint_AskedWithAOneTimePassword_WantsItChangedFirst(string operation)
    {
        var row = Row(operation);
        var target = await scene.TargetAsync(StaffRole.CityOfficer, Where.Own);
        var (client, _) = await scene.SignInOnceAsync(
            new StaffAppointment { Role = StaffRole.CityOfficer, UnionId = target.UnionId }
        );
        using var answer = await SendAsync(client, row, target);

        if (row.WithOneTimePassword)
            Assert.NotEqual(403, (int)answer.StatusCode);
        else
        {
            Assert.Equal(403, (int)answer.StatusCode);
            Assert.Equal("password_change_required", await CodeAsync(answer));
        }
    }

    private static MatrixRow Row(string operation) => RightsMatrix.Rows.Single(r => r.Operation == operation);

    private static Task<HttpResponseMessage> SendAsync(StaffClient client, MatrixRow row, MatrixTarget target)
    {
        var request = row.Make(target);
        return client.SendAsync(row.Method, request.Path, request.Body, request.IfMatch);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        (await RunningApi.JsonAsync(answer)).GetProperty("code").GetString();
}
