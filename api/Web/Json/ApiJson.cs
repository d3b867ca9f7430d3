using System.Text.Json;
using System.Text.Json.Serialization;
using QhdHomeMap.Api.Features.HomeKeeping;
using QhdHomeMap.Api.Features.Homes;
using QhdHomeMap.Api.Features.LayoutReports;
using QhdHomeMap.Api.Features.Riders;
using QhdHomeMap.Api.Features.Scenarios;
using QhdHomeMap.Api.Features.Sessions;
using QhdHomeMap.Api.Features.StaffUsers;

namespace QhdHomeMap.Api.Json;

/// <summary>
/// How bodies are read: strictly. A misspelt member is refused, because a rider whose filter was ignored walks for nothing.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowOutOfOrderMetadataProperties = true,
    RespectRequiredConstructorParameters = true,
    MaxDepth = 8
)]
[JsonSerializable(typeof(NearestRequest))]
[JsonSerializable(typeof(CoveringRequest))]
[JsonSerializable(typeof(SignInStaff.Request), TypeInfoPropertyName = "SignInStaffRequest")]
[JsonSerializable(typeof(ChangePassword.Request), TypeInfoPropertyName = "ChangePasswordRequest")]
[JsonSerializable(typeof(SecondFactor.StartRequest))]
[JsonSerializable(typeof(SecondFactor.StopRequest))]
[JsonSerializable(typeof(SecondFactor.ConfirmRequest))]
[JsonSerializable(typeof(CreateUser.Request), TypeInfoPropertyName = "CreateUserRequest")]
[JsonSerializable(typeof(ChangeUser.Request), TypeInfoPropertyName = "ChangeUserRequest")]
[JsonSerializable(typeof(SignInRider.Request), TypeInfoPropertyName = "SignInRiderRequest")]
[JsonSerializable(typeof(RefreshRiderSession.Request), TypeInfoPropertyName = "RefreshRiderSessionRequest")]
[JsonSerializable(typeof(KeepPhone.Request), TypeInfoPropertyName = "KeepPhoneRequest")]
[JsonSerializable(typeof(ClaimConsents.Request), TypeInfoPropertyName = "ClaimConsentsRequest")]
[JsonSerializable(typeof(HomeEdit))]
[JsonSerializable(typeof(NewHome))]
[JsonSerializable(typeof(SuspendHome.SuspendRequest))]
[JsonSerializable(typeof(CloseHome.CloseRequest))]
[JsonSerializable(typeof(ReadHours.ReadHoursRequest))]
[JsonSerializable(typeof(CreateScenario.Request), TypeInfoPropertyName = "CreateScenarioRequest")]
[JsonSerializable(typeof(EditScenario.Request), TypeInfoPropertyName = "EditScenarioRequest")]
[JsonSerializable(typeof(AskReport.Request), TypeInfoPropertyName = "AskReportRequest")]
internal sealed partial class ApiJson : JsonSerializerContext;
