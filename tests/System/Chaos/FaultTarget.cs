namespace Messaging.System.Chaos;

/// <summary>What can be broken.</summary>
public enum FaultTarget
{
    FirstApi,
    SecondApi,
    FirstWorker,
    SecondWorker,
    Broker,
    Database,
}
